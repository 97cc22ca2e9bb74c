#include "cli/argument_splitter.h"

#include <string_view>

#include <fmt/format.h>

#include "base/error.h"
#include "cli/spelling.h"

namespace fundstelle {
namespace {

constexpr std::string_view kBlanks = " \t\n\r\v\f";

bool holds_blank(std::string_view text) {
  return text.find_first_of(kBlanks) != std::string_view::npos;
}

/// True also of an empty text.
bool is_number(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// `--name=value` taken apart; `--name` has no value.
struct LongArgument {
  std::string_view name;
  std::optional<std::string> value;
};

/// Nothing when `argument` does not start with two dashes and a name without blanks.
std::optional<LongArgument> read_long(std::string_view argument) {
  if (!argument.starts_with("--") || argument.size() == 2) return std::nullopt;
  const std::size_t equals = argument.find('=');
  LongArgument read = {argument.substr(0, equals).substr(2), std::nullopt};
  if (read.name.empty() || holds_blank(read.name)) return std::nullopt;
  if (equals != std::string_view::npos) read.value = std::string(argument.substr(equals + 1));
  return read;
}

class Splitter {
 public:
  Splitter(const std::vector<std::string>& arguments, const OptionTable& table)
      : arguments_(arguments), table_(table) {}

  SplitArguments split() {
    while (at_ < arguments_.size()) {
      const std::string& argument = arguments_[at_++];
      if (argument == "--") {
        while (at_ < arguments_.size()) add_word(arguments_[at_++]);
      } else if (!take_option(argument)) {
        add_word(argument);
      }
    }
    return std::move(result_);
  }

 private:
  /// False when `argument` belongs to the query.
  bool take_option(const std::string& argument) {
    if (const std::optional<LongArgument> read = read_long(argument)) {
      const KnownOption* const option = table_.find_long(read->name);
      // A blank may stand in the value of a mistyped option, but not in its name.
      if (option == nullptr) throw unknown_option("--" + std::string(read->name), argument);
      take_long(*option, *read);
      return true;
    }
    return take_short(argument);
  }

  bool take_short(const std::string& argument) {
    if (argument.size() < 2 || argument.front() != '-') return false;
    const KnownOption* const option = table_.find_short(argument[1]);
    if (option == nullptr) return false;
    const std::string number = argument.substr(2);
    if (!is_number(number) || (!number.empty() && !option->takes_value)) return false;
    if (!option->takes_value) {
      result_.options.push_back(option->name);
    } else {
      add_option(*option, number.empty() ? next_argument(argument) : number);
    }
    return true;
  }

  void take_long(const KnownOption& option, const LongArgument& read) {
    if (option.takes_value) {
      add_option(option, read.value ? *read.value : next_argument(option.name));
    } else if (read.value) {
      throw Error(fmt::format("{} takes no value", option.name));
    } else {
      result_.options.push_back(option.name);
    }
  }

  std::string next_argument(const std::string& option) {
    if (at_ == arguments_.size()) throw Error(fmt::format("{} needs a value", option));
    return arguments_[at_++];
  }

  /// CLI11 reads an attached value as it is, but takes an empty one for none.
  void add_option(const KnownOption& option, const std::string& value) {
    if (option.name.starts_with("--") && !value.empty()) {
      result_.options.push_back(option.name + "=" + value);
    } else {
      result_.options.push_back(option.name);
      result_.options.push_back(value);
    }
  }

  void add_word(const std::string& word) {
    if (result_.query) {
      *result_.query += " " + word;
    } else {
      result_.query = word;
    }
  }

  Error unknown_option(const std::string& name, const std::string& argument) const {
    const std::string suggestion = did_you_mean(name, table_.names());
    return Error(
        fmt::format("unknown option {}", name),
        suggestion.empty()
            ? fmt::format("a query with a word that starts with two dashes goes behind --: "
                          "-- {}",
                          argument)
            : suggestion);
  }

  const std::vector<std::string>& arguments_;
  const OptionTable& table_;
  std::size_t at_ = 0;
  SplitArguments result_;
};

}  // namespace

SplitArguments split_query_arguments(const std::vector<std::string>& arguments,
                                     const OptionTable& table) {
  return Splitter(arguments, table).split();
}

}  // namespace fundstelle
