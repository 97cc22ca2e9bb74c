// The schedule that keeps an index up to date: INDEX/schedule.json, written by `indexer schedule
// install`, read by `indexer status` and, for its notes, by searcher. The timer or the crontab line
// itself is not here but with systemd or cron (indexer/schedules/).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "index/run_state.h"

namespace fundstelle {

enum class ScheduleKind { kSystemd, kCron };

/// As the command line calls it: `systemd`, `cron`.
std::string schedule_kind_name(ScheduleKind kind);

/// For people: `systemd timer`, `crontab line`.
std::string schedule_kind_text(ScheduleKind kind);

struct ScheduleState {
  ScheduleKind kind = ScheduleKind::kSystemd;
  std::string every;                 ///< As `--every` takes it: `15min`.
  std::int64_t interval = 0;         ///< The same in seconds.
  Date installed;                    ///< When.
  std::vector<std::string> command;  ///< What is run, the program first.
};

/// Replaces the file whole. Throws Error.
void write_schedule_state(const std::filesystem::path& index, const ScheduleState& state);

/// Nothing when the index has no schedule or the file is damaged.
std::optional<ScheduleState> read_schedule_state(const std::filesystem::path& index);

/// Does nothing when there is none. Throws Error.
void remove_schedule_state(const std::filesystem::path& index);

/// The first time after `now` (seconds since 1970) at which a schedule starts a run. Runs start at
/// whole multiples of the interval on the clock, weeks on Mondays; `utc_offset` is the clock's, in
/// seconds east. A timer may be late by its random delay.
Date next_run(std::int64_t interval, std::int64_t now, std::int64_t utc_offset);

/// Whether the last run is older at `now` than the schedule allows: two intervals and an hour,
/// which leaves room for a run that was missed, one that takes long and a computer that has just
/// been switched on. Before the first scheduled run, the time of installation counts.
bool is_overdue(const ScheduleState& schedule, const RunState& last_run, std::int64_t now);

}  // namespace fundstelle
