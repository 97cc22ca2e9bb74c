// Decides when the next run is due while changes are followed.
//
// A run begins when changes have ceased for a moment, or have gone on for long enough. After a run
// there is a rest as long as its scan took, so that looking through many files again and again does
// not take all of a processor. What failed is tried again, later each time, and now and then there
// is a run without a cause, for changes that cannot be watched. Pure: the time is handed in.
#pragma once

#include <chrono>
#include <optional>

namespace fundstelle {

struct Pace {
  std::chrono::milliseconds quiet{250};            ///< Without changes, before a run begins.
  std::chrono::milliseconds longest_delay{1'000};  ///< From the first change, if they go on.
  std::chrono::milliseconds first_retry{1'000};    ///< After a failure; twice as much each time.
  std::chrono::milliseconds longest_retry{60'000};
};

class RunPacer {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit RunPacer(Pace pace = {}) : pace_(pace) {}

  /// Something has changed that no run so far has seen for sure.
  void change(Time now);

  /// A run went through; `scan` of its time it looked for changes. Without any, the next one is due
  /// after `rescan`.
  void run_settled(Time ended, Time::duration scan, std::chrono::milliseconds rescan);

  /// A run failed, or found files changing: it is to be tried again.
  void run_unsettled(Time ended, Time::duration scan);

  /// When the next run shall begin; before the first one, at once.
  Time due() const;

 private:
  void end_run(Time ended, Time::duration scan, std::chrono::milliseconds until_next);

  Pace pace_;
  std::chrono::milliseconds retry_{0};
  Time without_changes_;  // when a run is due if nothing changes
  Time rested_;
  std::optional<Time> first_change_;
  Time last_change_;
};

}  // namespace fundstelle
