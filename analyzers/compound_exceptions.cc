#include "analyzers/compound_exceptions.h"

#include <algorithm>

#include "analyzers/folding.h"
#include "analyzers/german_key.h"
#include "base/utf8.h"

namespace fundstelle {

CompoundExceptions::CompoundExceptions(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = trim(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.empty() || line.front() == '#') continue;
    std::string key;
    std::vector<std::size_t> ends;
    for (const char c : german_key(fold(line))) {
      if (c == '|') {
        ends.push_back(key.size());
      } else {
        key.push_back(c);
      }
    }
    if (!ends.empty()) ends.push_back(key.size());
    ends_.emplace(std::move(key), std::move(ends));
  }
}

const std::vector<std::size_t>* CompoundExceptions::find(std::string_view key) const {
  const auto known = ends_.find(key);
  return known == ends_.end() ? nullptr : &known->second;
}

}  // namespace fundstelle
