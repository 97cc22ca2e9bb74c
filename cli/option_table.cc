#include "cli/option_table.h"

namespace fundstelle {

OptionTable::OptionTable(const CLI::App& app) {
  add(app);
}

void OptionTable::add(const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    const KnownOption known = {option->get_name(), option->get_items_expected_max() > 0};
    for (const std::string& name : option->get_lnames()) long_options_.emplace(name, known);
    for (const std::string& name : option->get_snames()) {
      short_options_.emplace(name.front(), known);
    }
  }
  // Option groups are commands without a name to CLI11.
  const auto is_wanted = [](const CLI::App* sub) {
    return sub->get_name().empty() || sub->parsed();
  };
  for (const CLI::App* sub : app.get_subcommands(is_wanted)) add(*sub);
}

const KnownOption* OptionTable::find_long(std::string_view name) const& {
  const auto found = long_options_.find(name);
  return found == long_options_.end() ? nullptr : &found->second;
}

const KnownOption* OptionTable::find_short(char letter) const& {
  const auto found = short_options_.find(letter);
  return found == short_options_.end() ? nullptr : &found->second;
}

std::vector<std::string> OptionTable::names() const {
  std::vector<std::string> all;
  for (const auto& [name, option] : long_options_) all.push_back("--" + name);
  for (const auto& [letter, option] : short_options_) all.push_back({'-', letter});
  return all;
}

}  // namespace fundstelle
