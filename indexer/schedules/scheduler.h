// Who starts the runs of a schedule: systemd's user manager, or cron. Each does the same things in
// its own way; the names of schedules come from ScheduledRun::name().
//
// Nothing is left half done: an installation that fails puts back what was there before, a removal
// that fails has removed nothing. Both may be repeated without harm.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/environment.h"
#include "index/schedule_state.h"
#include "indexer/schedules/scheduled_run.h"

namespace fundstelle {

class Scheduler {
 public:
  virtual ~Scheduler() = default;

  virtual ScheduleKind kind() const = 0;

  /// Whether it is there and answers.
  virtual bool available() const = 0;

  /// Exactly what install() writes. Throws Error for paths that cannot be written down.
  virtual std::string plan(const ScheduledRun& run) const = 0;

  /// What is written for the schedule `name` now; nothing when there is nothing.
  virtual std::optional<std::string> installed(const std::string& name) const = 0;

  /// Where `name` is or would be written, for people.
  virtual std::string place(const std::string& name) const = 0;

  /// Writes the schedule and starts it, in place of an earlier one of the same name. Throws Error.
  virtual void install(const ScheduledRun& run) const = 0;

  /// Stops the schedule and removes every trace of it; false when there was none. Throws Error.
  virtual bool remove(const std::string& name) const = 0;

  /// What keeps runs from being started, and what to do; empty when nothing does.
  virtual std::string caveat() const = 0;
};

std::unique_ptr<Scheduler> make_systemd_scheduler(const Environment& environment);
std::unique_ptr<Scheduler> make_cron_scheduler();

}  // namespace fundstelle
