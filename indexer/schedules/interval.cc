#include "indexer/schedules/interval.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"

namespace fundstelle {
namespace {

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kWeek = 7 * kDay;
constexpr std::int64_t kLongestDelay = 5 * kMinute;

std::vector<std::int64_t> possible_seconds() {
  std::vector<std::int64_t> possible;
  for (std::int64_t minutes = 1; minutes < 60; ++minutes) {
    if (60 % minutes == 0) possible.push_back(minutes * kMinute);
  }
  for (std::int64_t hours = 1; hours < 24; ++hours) {
    if (24 % hours == 0) possible.push_back(hours * kHour);
  }
  possible.insert(possible.end(), {kDay, kWeek});
  return possible;
}

std::optional<std::int64_t> unit_seconds(std::string_view unit) {
  if (unit == "min") return kMinute;
  if (unit == "h") return kHour;
  if (unit == "d") return kDay;
  if (unit == "w") return kWeek;
  return std::nullopt;
}

// Seconds meant by `text`, whether or not a schedule can have them.
std::optional<std::int64_t> read_seconds(std::string_view text) {
  if (text == "hourly") return kHour;
  if (text == "daily") return kDay;
  if (text == "weekly") return kWeek;
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || number <= 0) return std::nullopt;
  const auto unit = unit_seconds(text.substr(static_cast<std::size_t>(end - text.data())));
  if (!unit || number > std::numeric_limits<std::int64_t>::max() / *unit) return std::nullopt;
  return number * *unit;
}

std::string nearest_texts(std::int64_t seconds, const std::vector<std::int64_t>& possible) {
  const auto above = std::lower_bound(possible.begin(), possible.end(), seconds);
  if (above == possible.end()) return interval_text({possible.back()});
  return fmt::format("{} or {}", interval_text({*(above - 1)}), interval_text({*above}));
}

}  // namespace

Interval parse_interval(std::string_view text) {
  const auto seconds = read_seconds(text);
  if (!seconds) {
    throw Error(fmt::format("--every takes an interval, not '{}'", text),
                "an interval is 15min, 2h, hourly, daily or weekly, for example");
  }
  const std::vector<std::int64_t> possible = possible_seconds();
  if (!std::binary_search(possible.begin(), possible.end(), *seconds)) {
    throw Error(fmt::format("--every {} does not fit evenly into an hour, a day or a week", text),
                fmt::format("the nearest that works is {}", nearest_texts(*seconds, possible)));
  }
  return {*seconds};
}

std::string interval_text(Interval interval) {
  if (interval.seconds == kHour) return "hourly";
  if (interval.seconds == kDay) return "daily";
  if (interval.seconds == kWeek) return "weekly";
  if (interval.seconds < kHour) return fmt::format("{}min", interval.seconds / kMinute);
  return fmt::format("{}h", interval.seconds / kHour);
}

std::string on_calendar(Interval interval) {
  const std::int64_t seconds = interval.seconds;
  if (seconds == kMinute) return "minutely";
  if (seconds < kHour) return fmt::format("*:00/{}", seconds / kMinute);
  if (seconds > kHour && seconds < kDay) return fmt::format("00/{}:00", seconds / kHour);
  return interval_text(interval);
}

std::string cron_fields(Interval interval) {
  const std::int64_t seconds = interval.seconds;
  if (seconds == kMinute) return "* * * * *";
  if (seconds < kHour) return fmt::format("*/{} * * * *", seconds / kMinute);
  if (seconds == kHour) return "0 * * * *";
  if (seconds < kDay) return fmt::format("0 */{} * * *", seconds / kHour);
  return seconds == kDay ? "0 0 * * *" : "0 0 * * 1";
}

std::int64_t random_delay_seconds(Interval interval) {
  return std::min(interval.seconds / 10, kLongestDelay);
}

}  // namespace fundstelle
