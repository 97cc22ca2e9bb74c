// Points in time as the two programs exchange them: UTC, second precision.
//
// A date in news may be a day only; then `has_time` is false and it prints as 2025-07-24, else as
// 2025-07-24T15:02:20Z.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fundstelle {

struct Date {
  std::int64_t seconds = 0;  ///< Since 1970-01-01T00:00:00Z; may be negative.
  bool has_time = false;

  /// The calendar year in UTC.
  int year() const;
  /// ISO 8601: `2025-07-24`, or `2025-07-24T15:02:20Z` with a time.
  std::string to_string() const;

  friend bool operator==(const Date&, const Date&) = default;
};

/// Reads a date as metadata and command lines write it: ISO 8601 (`2025-07-24`, `2025-07`,
/// `20250724`, with a time, a fraction and an offset, `T` or a space between), RFC 2822
/// (`Thu, 24 Jul 2025 15:02:20 +0200`), `24.07.2025`, `24. Juli 2025`, `July 24, 2025`,
/// `24 July 2025`, with month names in full or abbreviated, with or without a dot, English and
/// German (`März`, `Maerz`, `Jänner`), in any case; a weekday before and a time behind
/// (`24.07.2025, 15:02 Uhr`) may be there. Without a zone, times are UTC. A month or a year alone
/// (`2025-07`, `Juli 2025`, `2025`) means its first day. Years are 1000 to 9999. Nothing on
/// anything else, or on a day that does not exist.
std::optional<Date> parse_date(std::string_view text);

/// The last second of what `text` names: of the day, of the month (`2025-07`) or of the year
/// (`2025`), or the very second when a time is given. For the upper end of a range.
std::optional<Date> parse_date_end(std::string_view text);

}  // namespace fundstelle
