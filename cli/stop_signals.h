// Ctrl-C and its like, as a request to stop: work gives up at its next convenient moment and takes
// away what it has half made. A second signal ends the program at once.
#pragma once

#include <exception>

namespace fundstelle {

/// Thrown by throw_if_stopped(); the program then ends as if by the signal (run_main.h).
class Interrupted : public std::exception {
 public:
  explicit Interrupted(int signal) : signal_(signal) {}
  const char* what() const noexcept override { return "interrupted"; }
  int signal() const { return signal_; }

 private:
  int signal_;
};

/// From construction to destruction SIGINT, SIGTERM and SIGHUP only ask to stop, unless they are
/// ignored (nohup). Signals belong to the process, so there may be one at a time. Not copyable.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  /// The signal that came; 0 while none did.
  int received() const;
  void throw_if_received() const;
  /// Becomes readable when a signal comes, for poll(2).
  int descriptor() const;
};

}  // namespace fundstelle
