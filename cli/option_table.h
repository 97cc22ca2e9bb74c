// The options that a CLI::App knows, as a plain table: which exist and which take a value.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

namespace fundstelle {

struct KnownOption {
  std::string name;  ///< As CLI11 is to get it: `--limit`, or `-0` when there is no long name.
  bool takes_value = false;
};

class OptionTable {
 public:
  /// The options of `app`, of its option groups, and of the commands given on the command line, if
  /// `app` has been parsed.
  explicit OptionTable(const CLI::App& app);

  /// By its name without dashes; nullptr when there is none. The result lives as long as the table,
  /// so a table that is about to go cannot be asked.
  const KnownOption* find_long(std::string_view name) const&;
  const KnownOption* find_long(std::string_view name) const&& = delete;
  const KnownOption* find_short(char letter) const&;
  const KnownOption* find_short(char letter) const&& = delete;

  /// Every name with its dashes, for suggestions.
  std::vector<std::string> names() const;

 private:
  void add(const CLI::App& app);

  std::map<std::string, KnownOption, std::less<>> long_options_;
  std::map<char, KnownOption> short_options_;
};

}  // namespace fundstelle
