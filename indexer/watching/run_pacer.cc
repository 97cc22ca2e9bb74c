#include "indexer/watching/run_pacer.h"

#include <algorithm>

namespace fundstelle {

using std::chrono::milliseconds;

void RunPacer::change(Time now) {
  if (!first_change_) first_change_ = now;
  last_change_ = now;
}

void RunPacer::run_settled(Time ended, Time::duration scan, milliseconds rescan) {
  retry_ = milliseconds{0};
  end_run(ended, scan, rescan);
}

void RunPacer::run_unsettled(Time ended, Time::duration scan) {
  retry_ = std::clamp(2 * retry_, pace_.first_retry, pace_.longest_retry);
  end_run(ended, scan, retry_);
}

void RunPacer::end_run(Time ended, Time::duration scan, milliseconds until_next) {
  first_change_.reset();
  without_changes_ = ended + until_next;
  rested_ = ended + scan;
}

RunPacer::Time RunPacer::due() const {
  if (!first_change_) return without_changes_;
  const Time ceased = std::min(last_change_ + pace_.quiet, *first_change_ + pace_.longest_delay);
  return std::min(without_changes_, std::max(ceased, rested_));
}

}  // namespace fundstelle
