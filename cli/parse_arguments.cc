#include "cli/parse_arguments.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "cli/option_table.h"
#include "cli/spelling.h"

namespace fundstelle {
namespace {

/// The options of all commands, to tell whether `--name=` takes a value.
bool takes_value(const CLI::App& app, const std::string& name) {
  const OptionTable table(app);
  const KnownOption* const option = table.find_long(name);
  if (option != nullptr) return option->takes_value;
  const auto subcommands = app.get_subcommands([](const CLI::App*) { return true; });
  return std::any_of(subcommands.begin(), subcommands.end(),
                     [&](const CLI::App* sub) { return takes_value(*sub, name); });
}

/// CLI11 takes `--name=` for an option whose value is the next argument. Written as two arguments,
/// the empty value stays one.
std::vector<std::string> keep_empty_values(const CLI::App& app,
                                           const std::vector<std::string>& arguments) {
  std::vector<std::string> kept;
  bool options_ended = false;
  for (const std::string& argument : arguments) {
    options_ended = options_ended || argument == "--";
    const bool empty_value = !options_ended && argument.starts_with("--") &&
                             argument.find('=') == argument.size() - 1 &&
                             takes_value(app, argument.substr(2, argument.size() - 3));
    if (empty_value) {
      kept.push_back(argument.substr(0, argument.size() - 1));
      kept.emplace_back();
    } else {
      kept.push_back(argument);
    }
  }
  return kept;
}

std::string help_hint(const CLI::App& app) {
  std::string command = app.get_name();
  for (const CLI::App* sub : app.get_subcommands()) command += " " + sub->get_name();
  return fmt::format("'{} --help' lists the options", command);
}

std::string suggestion_or_help(const CLI::App& app, const std::string& given,
                               const std::vector<std::string>& candidates) {
  const std::string suggestion = did_you_mean(given, candidates);
  return suggestion.empty() ? help_hint(app) : suggestion;
}

/// For an argument that CLI11 had no use for.
Error unknown_argument(const CLI::App& app, const std::string& argument) {
  if (argument.size() > 1 && argument.front() == '-') {
    const std::string name = argument.substr(0, argument.find('='));
    return Error(fmt::format("unknown option {}", name),
                 suggestion_or_help(app, name, OptionTable(app).names()));
  }
  std::vector<std::string> commands;
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (!sub->get_name().empty()) commands.push_back(sub->get_name());
  }
  if (!commands.empty() && app.get_subcommands().empty()) {
    return Error(fmt::format("unknown command '{}'", argument),
                 suggestion_or_help(app, argument, commands));
  }
  return Error(fmt::format("unexpected argument '{}'", argument), help_hint(app));
}

Error usage_error(const CLI::App& app, const CLI::ParseError& error) {
  // A missing command is reported before the mistyped one that stands in its place.
  const bool may_be_unknown = dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr ||
                              dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
  std::vector<std::string> rest = app.remaining(true);
  std::erase(rest, "--");
  if (may_be_unknown && !rest.empty()) return unknown_argument(app, rest.front());
  if (app.get_require_subcommand_min() > app.get_subcommands().size()) {
    return Error("a command is required", help_hint(app));
  }
  const std::string text = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr && text.ends_with("missing")) {
    return Error(text.substr(0, text.find(':')) + " needs a value", help_hint(app));
  }
  return Error(text, help_hint(app));
}

}  // namespace

bool parse_arguments(CLI::App& app, const std::vector<std::string>& arguments) {
  std::vector<std::string> reversed = keep_empty_values(app, arguments);
  // CLI11 takes them from the back.
  std::reverse(reversed.begin(), reversed.end());
  try {
    app.parse(std::move(reversed));
    return true;
  } catch (const CLI::CallForVersion& version) {
    std::fputs((std::string(version.what()) + "\n").c_str(), stdout);
    return false;
  } catch (const CLI::Success&) {
    std::fputs(app.help().c_str(), stdout);
    return false;
  } catch (const CLI::ParseError& error) {
    throw usage_error(app, error);
  }
}

std::vector<std::string> argument_list(int argc, const char* const* argv) {
  return argc > 1 ? std::vector<std::string>(argv + 1, argv + argc) : std::vector<std::string>();
}

}  // namespace fundstelle
