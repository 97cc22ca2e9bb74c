#include "cli/run_main.h"

#include <csignal>
#include <cstdio>
#include <new>
#include <system_error>

#include <CLI/CLI.hpp>

#include "base/error.h"
#include "cli/messages.h"
#include "cli/standard_output.h"
#include "cli/stop_signals.h"

namespace fundstelle {
namespace {

int report(const std::string& program, const Error& error) {
  // What was found before the error belongs before its message. A failure to write it would only
  // hide the error.
  static_cast<void>(std::fflush(stdout));
  Messages(program, Verbosity(), stderr).error(error);
  return static_cast<int>(error.code());
}

int run(const std::string& program, const std::function<int()>& body) {
  try {
    const int code = body();
    finish_stdout();
    return code;
  } catch (const ClosedPipe&) {
    return static_cast<int>(ExitCode::kSuccess);
  } catch (const CLI::Success&) {
    return static_cast<int>(ExitCode::kSuccess);
  } catch (const CLI::ParseError& error) {
    return report(program, Error(error.what(), "'" + program + " --help' lists the options"));
  }
}

}  // namespace

int run_main(const std::string& program, const std::function<int()>& body) {
  protect_standard_descriptors();
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return run(program, body);
  } catch (const Error& error) {
    return report(program, error);
  } catch (const Interrupted& interrupted) {
    // Whoever started the program sees that it did not end by itself.
    static_cast<void>(std::fflush(stdout));
    std::signal(interrupted.signal(), SIG_DFL);
    std::raise(interrupted.signal());
    return 128 + interrupted.signal();
  } catch (const std::bad_alloc&) {
    return report(program, Error("out of memory"));
  } catch (const std::system_error& error) {
    // fmt::print() reports a failed write to standard output in this way.
    if (error.code() == std::errc::broken_pipe) return static_cast<int>(ExitCode::kSuccess);
    return report(program, Error(error.what()));
  } catch (const std::exception& error) {
    return report(program, Error(std::string("internal error: ") + error.what()));
  } catch (...) {
    return report(program, Error("internal error"));
  }
}

}  // namespace fundstelle
