// Dates in the value slot slots::kDate: bytes that sort as the dates do.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace fundstelle {

/// The first eight bytes are what ranges compare: the second, whether or not a time is known.
std::string date_to_slot(const Date& date);
/// Nothing for an empty slot.
std::optional<Date> date_from_slot(std::string_view bytes);

/// Bounds for Xapian's value range over the slot: all dates from `date` on, and up to `date`.
std::string date_slot_from(const Date& date);
std::string date_slot_to(const Date& date);

}  // namespace fundstelle
