// The options that both programs have: where the index is, how to talk to the user.
//
// Use: add_common_options() binds them to a CommonArguments, parse_arguments() fills it, and
// resolve_common_options() works out the defaults from the environment and the configuration.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/config.h"
#include "cli/environment.h"
#include "cli/messages.h"
#include "cli/terminal.h"

namespace fundstelle {

/// As given on the command line.
struct CommonArguments {
  std::optional<std::string> index;
  std::optional<std::string> config;
  std::optional<ColorMode> color;
  bool quiet = false;
  bool verbose = false;
};

/// As in force.
struct CommonOptions {
  std::filesystem::path index;  ///< Absolute and lexically normal, without a slash at the end.
  Config config;
  ColorMode color = ColorMode::kAuto;
  bool quiet = false;
  bool verbose = false;

  Verbosity verbosity() const { return {quiet, verbose}; }
};

/// Adds `--index`, `--config`, `--color`, `-q/--quiet`, `-v/--verbose`, `--version` and `-h/--help`
/// to `app`, which has been through apply_option_rules(); called after the program's own options,
/// it leaves those first in the help. `arguments` is borrowed until parsing is done. `version` is
/// called only when it is asked for.
void add_common_options(CLI::App& app, CommonArguments& arguments,
                        std::function<std::string()> version);

/// Reads the configuration and fills in the defaults. The index is `--index`, else
/// `$FUNDSTELLE_INDEX`, else the configuration's `index`, else `$XDG_DATA_HOME/fundstelle/index`,
/// else `~/.local/share/fundstelle/index`. Throws Error.
CommonOptions resolve_common_options(const CommonArguments& arguments,
                                     const Environment& environment);

}  // namespace fundstelle
