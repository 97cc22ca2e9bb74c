#include "base/date.h"

#include <chrono>

#include <fmt/format.h>

#include "base/date_names.h"
#include "base/date_scanner.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 9999;
constexpr std::int64_t kSecondsPerDay = 86400;

enum class Precision { kYear, kMonth, kDay, kSecond };

struct CalendarDate {
  int year = 0;
  int month = 1;
  int day = 1;
  Precision precision = Precision::kDay;
};

// 2025, 2025-07, 2025-07-24, 20250724.
std::optional<CalendarDate> scan_iso(DateScanner& scanner) {
  DateScanner ahead = scanner;
  CalendarDate date;
  if (const auto compact = ahead.digits(8, 8)) {
    date = {*compact / 10000, *compact / 100 % 100, *compact % 100, Precision::kDay};
  } else if (const auto year = ahead.digits(4, 4)) {
    date = {*year, 1, 1, Precision::kYear};
    if (ahead.take('-')) {
      const auto month = ahead.digits(2, 2);
      if (!month) return std::nullopt;
      date.month = *month;
      date.precision = Precision::kMonth;
      if (ahead.take('-')) {
        const auto day = ahead.digits(2, 2);
        if (!day) return std::nullopt;
        date.day = *day;
        date.precision = Precision::kDay;
      }
    }
  } else {
    return std::nullopt;
  }
  scanner = ahead;
  return date;
}

std::optional<int> scan_month(DateScanner& scanner) {
  const auto month = month_number(scanner.word());
  scanner.take('.');
  return month;
}

// 24.07.2025, 24. Juli 2025, 24 July 2025.
std::optional<CalendarDate> scan_day_first(DateScanner& scanner) {
  DateScanner ahead = scanner;
  const auto day = ahead.digits(1, 2);
  if (!day) return std::nullopt;
  const bool dot = ahead.take('.');
  const bool space = ahead.spaces();
  std::optional<int> month;
  if (dot && (month = ahead.digits(1, 2))) {
    if (!ahead.take('.')) return std::nullopt;
  } else if (dot || space) {
    month = scan_month(ahead);
  }
  if (!month) return std::nullopt;
  ahead.spaces();
  const auto year = ahead.digits(4, 4);
  if (!year) return std::nullopt;
  scanner = ahead;
  return CalendarDate{*year, *month, *day, Precision::kDay};
}

// July 24, 2025; July 24th 2025; July 2025.
std::optional<CalendarDate> scan_month_first(DateScanner& scanner) {
  DateScanner ahead = scanner;
  const auto month = scan_month(ahead);
  if (!month) return std::nullopt;
  ahead.spaces();
  CalendarDate date{0, *month, 1, Precision::kMonth};
  if (const auto day = ahead.digits(1, 2)) {
    date.day = *day;
    date.precision = Precision::kDay;
    const std::string_view ordinal = ahead.word();
    if (!ordinal.empty() && ordinal != "st" && ordinal != "nd" && ordinal != "rd" &&
        ordinal != "th") {
      return std::nullopt;
    }
    const bool comma = ahead.take(',');
    if (!ahead.spaces() && !comma) return std::nullopt;
  }
  const auto year = ahead.digits(4, 4);
  if (!year) return std::nullopt;
  date.year = *year;
  scanner = ahead;
  return date;
}

// "Thu, " or "Donnerstag, den ".
void skip_weekday(DateScanner& scanner) {
  DateScanner ahead = scanner;
  if (!is_weekday(ahead.word())) return;
  ahead.take('.');
  ahead.take(',');
  if (!ahead.spaces()) return;
  scanner = ahead;
  if (ahead.word() == "den" && ahead.spaces()) scanner = ahead;
}

// Minutes east of UTC: Z, +02:00, +0200, +02, MESZ. Zero when there is none.
std::optional<int> scan_zone(DateScanner& scanner) {
  scanner.spaces();
  const bool west = scanner.take('-');
  if (west || scanner.take('+')) {
    const auto hours = scanner.leading_digits(2);
    if (!hours) return std::nullopt;
    const bool colon = scanner.take(':');
    auto minutes = scanner.digits(2, 2);
    if (!minutes && !colon) minutes = 0;
    if (!minutes || *hours > 23 || *minutes > 59) return std::nullopt;
    const int offset = *hours * 60 + *minutes;
    return west ? -offset : offset;
  }
  const std::string_view name = scanner.word();
  if (name.empty()) return 0;
  return zone_minutes(name);
}

// Seconds of the day, zone subtracted: 15:02, 15:02:20, 15:02:20.25, 150220, 15:02 Uhr.
std::optional<std::int64_t> scan_time(DateScanner& scanner) {
  const auto hour = scanner.leading_digits(2);
  if (!hour) return std::nullopt;
  const bool colon = scanner.take(':');
  const auto minute = scanner.leading_digits(2);
  if (!minute) return std::nullopt;
  int second = 0;
  if (!colon || scanner.take(':')) {
    const auto value = scanner.leading_digits(2);
    if (value) {
      second = *value;
    } else if (colon) {
      return std::nullopt;
    }
    if (value && (scanner.take('.') || scanner.take(','))) scanner.skip_digits();
  }
  if (*hour > 23 || *minute > 59 || second > 59) return std::nullopt;
  DateScanner ahead = scanner;
  ahead.spaces();
  if (ahead.word() == "uhr") scanner = ahead;
  const auto zone = scan_zone(scanner);
  if (!zone) return std::nullopt;
  return (*hour * 60 + *minute - *zone) * std::int64_t{60} + second;
}

std::chrono::year_month_day year_month_day(const CalendarDate& date) {
  return std::chrono::year{date.year} / std::chrono::month{static_cast<unsigned>(date.month)} /
         std::chrono::day{static_cast<unsigned>(date.day)};
}

std::int64_t seconds_of(const std::chrono::year_month_day& day) {
  return std::chrono::sys_days{day}.time_since_epoch().count() * kSecondsPerDay;
}

std::chrono::year_month_day day_of(std::int64_t seconds) {
  return std::chrono::floor<std::chrono::days>(
      std::chrono::sys_seconds{std::chrono::seconds{seconds}});
}

struct ParsedDate {
  Date date;
  Precision precision = Precision::kDay;
};

std::optional<ParsedDate> parse(std::string_view text) {
  if (!is_valid_utf8(text)) return std::nullopt;
  const std::string lower = fold_date(trim(text));
  DateScanner scanner(lower);
  skip_weekday(scanner);
  auto day = scan_iso(scanner);
  if (!day) day = scan_day_first(scanner);
  if (!day) day = scan_month_first(scanner);
  if (!day || day->year < kFirstYear || !year_month_day(*day).ok()) return std::nullopt;

  ParsedDate parsed{{seconds_of(year_month_day(*day)), false}, day->precision};
  if (scanner.at_end()) return parsed;
  if (day->precision != Precision::kDay) return std::nullopt;
  const bool comma = scanner.take(',');
  if (!scanner.spaces() && (comma || !scanner.take('t'))) return std::nullopt;
  const auto time = scan_time(scanner);
  if (!time || !scanner.at_end()) return std::nullopt;
  parsed.date.seconds += *time;
  parsed.date.has_time = true;
  parsed.precision = Precision::kSecond;
  const int year = parsed.date.year();  // An offset may have led out of the range.
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  return parsed;
}

}  // namespace

int Date::year() const {
  return static_cast<int>(day_of(seconds).year());
}

std::string Date::to_string() const {
  const auto day = day_of(seconds);
  const std::int64_t in_day = seconds - seconds_of(day);
  std::string text =
      fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  if (has_time) {
    text += fmt::format("T{:02}:{:02}:{:02}Z", in_day / 3600, in_day / 60 % 60, in_day % 60);
  }
  return text;
}

std::optional<Date> parse_date(std::string_view text) {
  const auto parsed = parse(text);
  if (!parsed) return std::nullopt;
  return parsed->date;
}

std::optional<Date> parse_date_end(std::string_view text) {
  const auto parsed = parse(text);
  if (!parsed) return std::nullopt;
  const auto first = day_of(parsed->date.seconds);
  switch (parsed->precision) {
    case Precision::kSecond:
      return parsed->date;
    case Precision::kDay:
      return Date{parsed->date.seconds + kSecondsPerDay - 1, true};
    case Precision::kMonth:
      return Date{seconds_of(first.year() / first.month() / std::chrono::last) + kSecondsPerDay - 1,
                  true};
    case Precision::kYear:
      return Date{seconds_of(first.year() / std::chrono::December / 31) + kSecondsPerDay - 1, true};
  }
  return std::nullopt;
}

}  // namespace fundstelle
