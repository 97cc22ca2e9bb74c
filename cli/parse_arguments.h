// Runs CLI11 over a command line and turns what it has to say into the programs' own words.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace fundstelle {

/// Parses `arguments` (without the program's name), which sets the variables bound to `app`. Prints
/// to standard output when `--help` or `--version` asks for it and returns false: nothing is left
/// to do. Throws Error on wrong usage, with a suggestion for a mistyped option or command.
bool parse_arguments(CLI::App& app, const std::vector<std::string>& arguments);

/// `argv` without the program's name.
std::vector<std::string> argument_list(int argc, const char* const* argv);

}  // namespace fundstelle
