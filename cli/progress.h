// Shows how far long work has come, on standard error.
//
// On a terminal: a bar with a rate and an estimate, drawn at most ten times a second and taken away
// at the end. Elsewhere: a line every ten seconds at most, so that a timer's log stays short. With
// `--quiet`: nothing. Messages printed meanwhile stand above the bar (cli/messages.h).
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "cli/environment.h"
#include "cli/messages.h"
#include "cli/progress_text.h"

namespace fundstelle {

struct ProgressDisplay {
  enum class Kind { kNone, kLines, kBar };

  Kind kind = Kind::kNone;
  /// Columns of the terminal, asked for at every drawing, as windows change. For kBar.
  std::function<std::size_t()> width;
  /// The clock; tests bring their own.
  std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;
};

/// The display that suits this process's standard error.
ProgressDisplay display_on_stderr(const Verbosity& verbosity, const Environment& environment);

/// Not copyable, as it stands for the bar on the screen. Lives no longer than its Messages.
class Progress {
 public:
  /// `label` (ASCII) says what is being done, `total_bytes` how much it will be, when known.
  Progress(Messages& messages, ProgressDisplay display, std::string label,
           std::optional<std::uint64_t> total_bytes = std::nullopt);
  /// Ends the display as finish() does.
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Tells how much has been done since the beginning, all in all. From any thread, as often as
  /// wanted: most calls cost a look at the clock.
  void update(std::uint64_t done_bytes, std::uint64_t documents);

  /// Takes the bar away; later updates show nothing.
  void finish();

 private:
  void draw(std::chrono::steady_clock::time_point now);

  Messages& messages_;
  const ProgressDisplay display_;
  const std::string label_;
  const std::chrono::steady_clock::time_point begin_;
  /// When the next drawing is due, in the clock's ticks. Read without the lock.
  std::atomic<std::chrono::steady_clock::rep> due_;
  std::mutex mutex_;
  ProgressState state_;
  bool finished_ = false;
};

}  // namespace fundstelle
