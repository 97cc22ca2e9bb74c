// The words in dates, English and German: months, weekdays, time zones.
//
// Names are in lower case with ae, oe, ue for umlauts, and without a dot.
#pragma once

#include <optional>
#include <string_view>

namespace fundstelle {

/// 1 to 12 for a month's name or its usual abbreviation; nothing for anything else.
std::optional<int> month_number(std::string_view name);

/// True for the name or abbreviation of a weekday.
bool is_weekday(std::string_view name);

/// Minutes east of UTC of a zone, such as `gmt`, `est` or `mesz`; nothing for one not known.
std::optional<int> zone_minutes(std::string_view name);

}  // namespace fundstelle
