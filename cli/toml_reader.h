// Reads one table of a TOML file strictly: every key must be known, every value of its type.
//
// The keys that are asked for are the keys that are allowed, so the list in an error message cannot
// differ from what is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "base/error.h"

namespace fundstelle {

class TomlReader {
 public:
  /// `file` and `name` (of the table, empty at the top) are for messages. The table is borrowed;
  /// nullptr stands for a table that is absent: nothing is found in it.
  TomlReader(const toml::table* table, std::string file, std::string name);

  /// Each of these returns nothing when the key is absent and throws Error, with file, line, key
  /// and what is allowed, when the value is not of the kind.
  std::optional<std::string> text(const std::string& key);
  std::optional<std::string> choice(const std::string& key,
                                    const std::vector<std::string>& allowed);
  std::optional<std::vector<std::string>> texts(const std::string& key);
  std::optional<std::uint64_t> number(const std::string& key, std::uint64_t min);
  /// Bytes, from a string such as "64M" (cli/size.h).
  std::optional<std::uint64_t> size(const std::string& key);
  /// A reader of the table under `key`.
  TomlReader table(const std::string& key);
  /// The names of the tables in this one, in the order of the file. Takes every key for known.
  std::vector<std::string> table_names();

  /// Throws Error when there is a key that was not asked for.
  void reject_unknown_keys() const;

  /// An Error about the value of `key`: `FILE:LINE: KEY PROBLEM`.
  Error error(const std::string& key, std::string_view problem, std::string hint = {}) const;

 private:
  const toml::node* find(const std::string& key);
  std::string full_name(std::string_view key) const;

  const toml::table* table_;
  std::string file_;
  std::string name_;
  std::vector<std::string> asked_;
};

}  // namespace fundstelle
