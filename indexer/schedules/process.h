// Runs another program to its end, without a shell: systemctl and crontab.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fundstelle {

struct ProcessResult {
  bool started = true;  ///< False when there is no such program in PATH.
  int exit_code = 0;    ///< 128 and the number of the signal when one ended it.
  std::string out;
  std::string err;

  bool succeeded() const { return started && exit_code == 0; }
  /// Why it did not succeed, on one line: what it said on standard error, else its exit code.
  std::string reason() const;
};

/// `arguments` begin with the program's name, which is looked for in PATH; `input` is what it reads
/// from standard input. Its messages are in English (LC_ALL=C). Throws Error when no process can be
/// started.
ProcessResult run_process(const std::vector<std::string>& arguments, std::string_view input = {});

}  // namespace fundstelle
