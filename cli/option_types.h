// The kinds of options that the programs have, each with one way of reading its value.
//
// CLI11's own conversions have surprises: 010 is eight, a list swallows the arguments behind it,
// [a,b] and {} mean something. With these functions an option takes exactly one value, literally.
// They throw Error on a bad value, naming the option and what it takes. Where an option is given
// twice, the last one counts, except for repeatable ones.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

namespace fundstelle {

/// Both ends belong to the range.
struct NumberRange {
  std::uint64_t min = 0;
  std::uint64_t max = std::numeric_limits<std::uint32_t>::max();
};

/// The rules for all options made afterwards: of several the last one counts, and a flag takes no
/// value (`--quiet=false` is an error). Also `-h/--help`. To be called first on a program's app;
/// its commands inherit the rules.
void apply_option_rules(CLI::App& app);

/// A text, taken as it is. `value_name` is for the help: `DIR`.
CLI::Option* add_text_option(CLI::App& app, const std::string& names, const std::string& value_name,
                             std::optional<std::string>& value, const std::string& description);

/// A text that may be given several times; all of them in order.
CLI::Option* add_repeatable_option(CLI::App& app, const std::string& names,
                                   const std::string& value_name, std::vector<std::string>& values,
                                   const std::string& description);

/// A whole decimal number within `range`.
CLI::Option* add_number_option(CLI::App& app, const std::string& names,
                               const std::string& value_name, std::optional<std::uint64_t>& value,
                               const std::string& description, NumberRange range = {});

/// An amount of bytes (cli/size.h).
CLI::Option* add_size_option(CLI::App& app, const std::string& names,
                             std::optional<std::uint64_t>& value, const std::string& description);

/// The name to call an option by in messages: `--limit` of `-n,--limit`.
std::string display_name(const std::string& names);

/// The place of `given` in `allowed`; throws Error with what is allowed and a suggestion.
std::size_t find_choice(const std::string& option, const std::string& given,
                        const std::vector<std::string>& allowed);

/// One of some words, each standing for a value.
template <typename Value>
CLI::Option* add_choice_option(CLI::App& app, const std::string& names,
                               const std::vector<std::pair<std::string, Value>>& choices,
                               std::optional<Value>& value, const std::string& description) {
  std::vector<std::string> words;
  std::vector<Value> meanings;
  std::string value_name;
  for (const auto& [word, meaning] : choices) {
    words.push_back(word);
    meanings.push_back(meaning);
    value_name += (value_name.empty() ? "" : "|") + word;
  }
  const std::string option = display_name(names);
  const auto read = [&value, words, meanings, option](const CLI::results_t& given) {
    value = meanings[find_choice(option, given.back(), words)];
    return true;
  };
  return app.add_option(names, read, description)->type_name(value_name);
}

}  // namespace fundstelle
