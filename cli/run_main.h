// The one boundary where exceptions become messages and exit codes.
#pragma once

#include <functional>
#include <string>

namespace fundstelle {

/// Runs a program: `body` returns the exit code. Before it, SIGPIPE is ignored and the standard
/// descriptors are protected; after it, standard output is written out (cli/standard_output.h).
/// An Error is printed with its hint and gives its code, a closed pipe gives 0, a usage error of
/// CLI11 that did not pass through parse_arguments() gives 2, and so does everything unforeseen.
/// After Interrupted (cli/stop_signals.h) the program ends by the signal that came.
int run_main(const std::string& program, const std::function<int()>& body);

}  // namespace fundstelle
