#include "indexer/sources/glob.h"

#include <algorithm>

#include <fnmatch.h>

#include "base/utf8.h"

namespace fundstelle {

Glob::Glob(std::string_view pattern) {
  if (!pattern.empty() && pattern.back() == '/') {
    folders_only_ = true;
    pattern.remove_suffix(1);
  }
  on_path_ = pattern.find('/') != pattern.npos;
  if (pattern.substr(0, 1) == "/") pattern.remove_prefix(1);
  flags_ = pattern.find("**") == pattern.npos ? FNM_PATHNAME : 0;
  pattern_ = pattern;
}

bool Glob::matches(const std::string& path, const std::string& name, bool is_folder) const {
  if (folders_only_ && !is_folder) return false;
  return fnmatch(pattern_.c_str(), (on_path_ ? path : name).c_str(), flags_) == 0;
}

IgnoreRules::IgnoreRules(std::string_view file) {
  while (!file.empty()) {
    const std::size_t length = std::min(file.find('\n'), file.size());
    std::string_view line = trim(file.substr(0, length));
    file.remove_prefix(std::min(length + 1, file.size()));
    if (line.empty() || line.front() == '#') continue;
    const bool ignore = line.front() != '!';
    if (!ignore) line.remove_prefix(1);
    rules_.push_back({Glob(line), ignore});
  }
}

std::optional<bool> IgnoreRules::ignores(const std::string& path, const std::string& name,
                                         bool is_folder) const {
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
    if (rule->glob.matches(path, name, is_folder)) return rule->ignore;
  }
  return std::nullopt;
}

}  // namespace fundstelle
