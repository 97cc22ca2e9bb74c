#include "analyzers/data_compiler/tables.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "base/error.h"
#include "base/utf8.h"

namespace fundstelle {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(fmt::format("cannot read {}", path.string()));
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> fields;
  for (;;) {
    const std::size_t end = text.find(separator);
    fields.emplace_back(trim(text.substr(0, end)));
    if (end == std::string_view::npos) return fields;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::vector<std::string>> read_table(const std::filesystem::path& path,
                                                 std::size_t columns) {
  std::vector<std::vector<std::string>> rows;
  std::size_t number = 0;
  for (const std::string& line : split(read_file(path), '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    rows.push_back(split(line, '\t'));
    rows.back().resize(std::max(rows.back().size(), columns));
    if (rows.back()[0].empty()) {
      throw Error(fmt::format("{}:{}: no name", path.string(), number));
    }
  }
  return rows;
}

void for_each_line(const std::filesystem::path& path,
                   const std::function<void(std::string_view)>& use) {
  std::ifstream in(path);
  if (!in) throw Error(fmt::format("cannot read {}", path.string()));
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.front() != '#') use(line);
  }
}

void for_each_frequency(const std::filesystem::path& path,
                        const std::function<void(std::string_view, std::uint64_t)>& use) {
  bool unigrams = false;
  for_each_line(path, [&](std::string_view line) {
    if (line.front() == '\\') {
      unigrams = line == "\\1-grams:";
      return;
    }
    const std::size_t space = line.find(' ');
    if (!unigrams || space == std::string_view::npos) return;
    std::uint64_t count = 0;
    std::from_chars(line.data(), line.data() + space, count);
    use(line.substr(space + 1), count);
  });
}

}  // namespace fundstelle
