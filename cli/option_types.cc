#include "cli/option_types.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "cli/size.h"
#include "cli/spelling.h"

namespace fundstelle {
namespace {

std::uint64_t parse_number(const std::string& option, const std::string& given, NumberRange range) {
  std::uint64_t number = 0;
  const char* const end = given.data() + given.size();
  const auto [last, problem] = std::from_chars(given.data(), end, number);
  if (problem == std::errc() && last == end && number >= range.min && number <= range.max) {
    return number;
  }
  throw Error(fmt::format("{} takes a whole number from {} to {}, not '{}'", option, range.min,
                          range.max, given));
}

}  // namespace

std::string display_name(const std::string& names) {
  const std::size_t long_name = names.find("--");
  return long_name == std::string::npos ? names : names.substr(long_name);
}

void apply_option_rules(CLI::App& app) {
  app.option_defaults()->take_last()->disable_flag_override();
  app.set_help_flag("-h,--help", "Print this help and exit");
}

CLI::Option* add_text_option(CLI::App& app, const std::string& names, const std::string& value_name,
                             std::optional<std::string>& value, const std::string& description) {
  const auto read = [&value](const CLI::results_t& given) {
    value = given.back();
    return true;
  };
  return app.add_option(names, read, description)->type_name(value_name);
}

CLI::Option* add_repeatable_option(CLI::App& app, const std::string& names,
                                   const std::string& value_name, std::vector<std::string>& values,
                                   const std::string& description) {
  const auto read = [&values](const CLI::results_t& given) {
    values = given;
    return true;
  };
  return app.add_option(names, read, description)->type_name(value_name)->take_all();
}

CLI::Option* add_number_option(CLI::App& app, const std::string& names,
                               const std::string& value_name, std::optional<std::uint64_t>& value,
                               const std::string& description, NumberRange range) {
  const std::string option = display_name(names);
  const auto read = [&value, option, range](const CLI::results_t& given) {
    value = parse_number(option, given.back(), range);
    return true;
  };
  return app.add_option(names, read, description)->type_name(value_name);
}

CLI::Option* add_size_option(CLI::App& app, const std::string& names,
                             std::optional<std::uint64_t>& value, const std::string& description) {
  const std::string option = display_name(names);
  const auto read = [&value, option](const CLI::results_t& given) {
    try {
      value = parse_size(given.back());
    } catch (const Error& error) {
      throw Error(option + ": " + error.message(), error.hint());
    }
    return true;
  };
  return app.add_option(names, read, description)->type_name("SIZE");
}

std::size_t find_choice(const std::string& option, const std::string& given,
                        const std::vector<std::string>& allowed) {
  const auto found = std::find(allowed.begin(), allowed.end(), given);
  if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
  throw Error(fmt::format("{} takes one of {}, not '{}'", option, fmt::join(allowed, ", "), given),
              did_you_mean(given, allowed));
}

}  // namespace fundstelle
