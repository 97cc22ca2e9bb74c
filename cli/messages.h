// Everything the programs say on standard error, apart from results.
//
// Messages is the only writer there. It owns the terminal's last line, too: a status line (the
// progress bar) is taken away before a message is printed and drawn again after it, so the two
// never garble each other. Every line starts with the program's name; whatever could act on a
// terminal is made visible (base/sanitize.h). All functions may be called from any thread.
#pragma once

#include <cstdio>
#include <mutex>
#include <string>
#include <string_view>

#include "base/error.h"

namespace fundstelle {

struct Verbosity {
  bool quiet = false;    ///< No notes and no progress. Warnings and errors stay.
  bool verbose = false;  ///< Details, too.
};

/// Not copyable, as it owns the state of the terminal's last line.
class Messages {
 public:
  /// `stream` is borrowed; in the programs it is stderr.
  Messages(std::string program, Verbosity verbosity, std::FILE* stream);
  ~Messages();
  Messages(const Messages&) = delete;
  Messages& operator=(const Messages&) = delete;

  /// Something good to know. Silent with `--quiet`.
  void note(std::string_view text);
  /// Something is wrong, but the work goes on.
  void warning(std::string_view text);
  /// Something is wrong; the hint follows in lines of its own.
  void error(const Error& error);
  /// A detail for `--verbose`.
  void verbose(std::string_view text);

  /// Draws `line` (plain text, shorter than the terminal is wide) as the status line, in place of
  /// the previous one. For terminals only.
  void show_status(std::string_view line);
  /// Takes the status line away.
  void clear_status();

  const std::string& program() const { return program_; }
  const Verbosity& verbosity() const { return verbosity_; }

 private:
  void print(std::string_view lines, std::string_view indent = {});
  void write(std::string_view bytes);

  const std::string program_;
  const Verbosity verbosity_;
  std::FILE* const stream_;
  std::mutex mutex_;
  std::string status_;
};

}  // namespace fundstelle
