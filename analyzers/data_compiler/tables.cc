#include "analyzers/data_compiler/tables.h"

#include <algorithm>
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

}  // namespace fundstelle
