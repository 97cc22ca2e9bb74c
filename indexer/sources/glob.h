// Globs that choose files and folders, on the command line and in `.fundstelleignore`.
//
// A pattern without a slash matches a name in any folder; one with a slash matches the path below
// the folder it belongs to; a slash at its end restricts it to folders. `*`, `?` and `[…]` are
// those of fnmatch(3) and do not match a slash, unless the pattern holds `**`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle {

class Glob {
 public:
  /// Any string is a pattern.
  explicit Glob(std::string_view pattern);

  /// `path` is relative to the folder of the pattern, with `/` between names; `name` its last part.
  bool matches(const std::string& path, const std::string& name, bool is_folder) const;

 private:
  std::string pattern_;
  bool on_path_ = false;
  bool folders_only_ = false;
  int flags_ = 0;  // Of fnmatch.
};

/// The rules of one `.fundstelleignore`: a glob a line; `#` begins a comment, `!` takes back what
/// an earlier rule ignores. The last rule that matches counts.
class IgnoreRules {
 public:
  IgnoreRules() = default;
  explicit IgnoreRules(std::string_view file);

  /// Whether the path is ignored; nothing when no rule matches.
  std::optional<bool> ignores(const std::string& path, const std::string& name,
                              bool is_folder) const;

  bool empty() const { return rules_.empty(); }

 private:
  struct Rule {
    Glob glob;
    bool ignore;
  };
  std::vector<Rule> rules_;
};

}  // namespace fundstelle
