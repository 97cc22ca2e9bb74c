// How often a schedule runs: what `--every` takes, and what systemd and cron call it.
//
// Only intervals that fit evenly into an hour, a day or a week are taken. They fall on the same
// times by the clock every day, so a timer can catch up on a run that it missed, and a crontab can
// say the same as a timer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace fundstelle {

struct Interval {
  std::int64_t seconds = 0;

  friend bool operator==(const Interval&, const Interval&) = default;
};

constexpr Interval kDefaultInterval{15 * 60};

/// Reads `15min`, `2h`, `1d`, `1w`, `hourly`, `daily` or `weekly`; `60min` is `hourly`. Throws
/// Error on anything else, naming the nearest intervals when they would fit.
Interval parse_interval(std::string_view text);

/// The shortest text that parse_interval() reads as `interval`: `15min`, `2h`, `hourly`.
std::string interval_text(Interval interval);

/// For OnCalendar= (systemd.time(7)): `*:00/15`, `00/2:00`, `daily`.
std::string on_calendar(Interval interval);

/// The five fields of a crontab line (crontab(5)): `*/15 * * * *`.
std::string cron_fields(Interval interval);

/// The most that systemd delays a run, so that timers do not all fire at once: a tenth of the
/// interval, up to five minutes.
std::int64_t random_delay_seconds(Interval interval);

}  // namespace fundstelle
