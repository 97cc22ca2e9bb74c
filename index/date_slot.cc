#include "index/date_slot.h"

#include "base/bytes.h"

namespace fundstelle {
namespace {

constexpr std::uint64_t kSign = std::uint64_t{1} << 63;

}  // namespace

std::string date_slot_from(const Date& date) {
  std::string bytes;
  append_big_endian(bytes, static_cast<std::uint64_t>(date.seconds) ^ kSign);
  return bytes;
}

std::string date_slot_to(const Date& date) {
  return date_slot_from(date) + '\xFF';
}

std::string date_to_slot(const Date& date) {
  return date_slot_from(date) + (date.has_time ? '\1' : '\0');
}

std::optional<Date> date_from_slot(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  ByteReader reader(bytes);
  const auto seconds = static_cast<std::int64_t>(reader.big_endian<std::uint64_t>() ^ kSign);
  return Date{seconds, !reader.at_end() && reader.rest()[0] == '\1'};
}

}  // namespace fundstelle
