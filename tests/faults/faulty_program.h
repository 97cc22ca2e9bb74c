// Runs the indexer with calls of the system that fail (faulty_calls.cc).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace fundstelle {

/// Sanitizers want to be loaded before all others, and so does the library of faults.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kFaultsWork = false;
#else
inline constexpr bool kFaultsWork = true;
#endif

struct Fault {
  std::filesystem::path below;  ///< Calls about paths that begin so are counted.
  std::string calls = "write";  ///< Those that change something; or `read`, or `rename`.
  long at = 0;                  ///< The one that fails, from 1; 0: none.
  bool all = false;             ///< All after it fail, too.
  int number = 0;               ///< errno; 0: the call stops the process and then goes on.
};

/// `command` so that it meets the fault.
inline Command with_fault(Command command, const Fault& fault) {
  command.environment["LD_PRELOAD"] = FUNDSTELLE_FAULTY_CALLS;
  command.environment["FAULT_BELOW"] = fault.below;
  command.environment["FAULT_CALLS"] = fault.calls;
  command.environment["FAULT_AT"] = std::to_string(fault.at);
  command.environment["FAULT_ERRNO"] = std::to_string(fault.number);
  if (fault.all) command.environment["FAULT_ALL"] = "1";
  return command;
}

}  // namespace fundstelle
