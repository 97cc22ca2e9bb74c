// How long the stages of a search took.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "searcher/model/results.h"

namespace fundstelle {

/// Stages one after the other, the first from construction on.
class StageTimes {
 public:
  /// What happened since the last call was `stage`.
  void end(std::string stage) {
    const Clock::time_point now = Clock::now();
    times_.push_back({std::move(stage), between(before_, now)});
    before_ = now;
  }
  const std::vector<StageTime>& times() const { return times_; }
  /// Milliseconds since construction.
  double total() const { return between(begin_, Clock::now()); }

 private:
  using Clock = std::chrono::steady_clock;

  static double between(Clock::time_point from, Clock::time_point to) {
    return std::chrono::duration<double, std::milli>(to - from).count();
  }

  Clock::time_point begin_ = Clock::now();
  Clock::time_point before_ = begin_;
  std::vector<StageTime> times_;
};

}  // namespace fundstelle
