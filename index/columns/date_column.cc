#include "index/columns/date_column.h"

#include <algorithm>
#include <numeric>

#include "base/bytes.h"
#include "index/column_store.h"
#include "index/columns/column_block.h"
#include "index/columns/facet_column.h"
#include "index/slots.h"

namespace fundstelle {
namespace {

constexpr std::uint64_t kSign = std::uint64_t{1} << 63;

std::uint64_t to_bits(std::int64_t seconds) {
  return static_cast<std::uint64_t>(seconds) ^ kSign;
}
std::int64_t from_bits(std::uint64_t bits) {
  return static_cast<std::int64_t>(bits ^ kSign);
}

// The bytes that a number needs.
unsigned width_of(std::uint64_t number) {
  unsigned width = 1;
  while (width < 8 && number >> (8 * width) != 0) ++width;
  return width;
}

// The earliest date, the unit, the bytes a date; then for each document how many units it is later
// than the earliest, plus 1, and 0 for none.
std::string serialize(const std::vector<std::int64_t>& dates, const DateZone& zone) {
  if (!zone.has_dates()) return {};
  const std::uint64_t base = to_bits(zone.earliest);
  std::uint64_t unit = 0;
  for (const std::int64_t date : dates) {
    if (date != DateColumn::kUndated) unit = std::gcd(unit, to_bits(date) - base);
  }
  unit = std::max<std::uint64_t>(unit, 1);
  const unsigned width = width_of((to_bits(zone.latest) - base) / unit + 1);
  std::string bytes;
  append_big_endian(bytes, base);
  append_varint(bytes, unit);
  bytes.push_back(static_cast<char>(width));
  for (const std::int64_t date : dates) {
    std::uint64_t units = date == DateColumn::kUndated ? 0 : (to_bits(date) - base) / unit + 1;
    for (unsigned byte = 0; byte < width; ++byte, units >>= 8) {
      bytes.push_back(static_cast<char>(units & 0xFF));
    }
  }
  return bytes;
}

std::vector<std::int64_t> parse(std::string_view bytes) {
  std::vector<std::int64_t> dates(kBlockDocuments, DateColumn::kUndated);
  if (bytes.empty()) return dates;
  ByteReader reader(bytes);
  const auto base = reader.big_endian<std::uint64_t>();
  const std::uint64_t unit = reader.varint();
  const auto width = static_cast<unsigned char>(reader.take(1)[0]);
  const std::string_view packed = reader.take(std::size_t{width} * kBlockDocuments);
  for (std::size_t place = 0; place < kBlockDocuments; ++place) {
    std::uint64_t units = 0;
    for (unsigned byte = width; byte-- > 0;) {
      units = units << 8 | static_cast<unsigned char>(packed[place * width + byte]);
    }
    if (units != 0) dates[place] = from_bits(base + (units - 1) * unit);
  }
  return dates;
}

std::string serialize(const std::vector<DateZone>& zones) {
  std::string bytes;
  for (const DateZone& zone : zones) {
    append_big_endian(bytes, to_bits(zone.earliest));
    append_big_endian(bytes, to_bits(zone.latest));
    append_string(bytes, zone.first_id);
  }
  return bytes;
}

std::vector<DateZone> parse_zones(std::string_view bytes) {
  std::vector<DateZone> zones;
  for (ByteReader reader(bytes); !reader.at_end();) {
    DateZone& zone = zones.emplace_back();
    zone.earliest = from_bits(reader.big_endian<std::uint64_t>());
    zone.latest = from_bits(reader.big_endian<std::uint64_t>());
    zone.first_id = reader.string();
  }
  return zones;
}

}  // namespace

DateColumn::DateColumn(const Xapian::Database& database)
    : database_(database),
      zones_(parse_zones(read_column_entry(database, column_totals_key(slots::kDate)))) {}

std::vector<std::int64_t> DateColumn::dates(std::uint32_t block) const {
  return parse(read_column_entry(database_, column_block_key(slots::kDate, block)));
}

DateColumnWriter::DateColumnWriter(Xapian::WritableDatabase& database)
    : database_(database),
      zones_(parse_zones(read_column_entry_if_any(database, column_totals_key(slots::kDate)))) {}

void DateColumnWriter::set(Xapian::docid document, std::optional<std::int64_t> seconds,
                           const std::string& id) {
  open_block((document - 1) / kBlockDocuments);
  dates_[(document - 1) % kBlockDocuments] = seconds.value_or(DateColumn::kUndated);
  std::string& first_id = zones_[*block_].first_id;
  if (!id.empty() && (first_id.empty() || id < first_id)) first_id = id;
}

void DateColumnWriter::finish() {
  close_block();
  write_column_entry(database_, column_totals_key(slots::kDate), serialize(zones_));
}

void DateColumnWriter::open_block(std::uint32_t number) {
  if (block_ == number) return;
  close_block();
  dates_ = parse(read_column_entry_if_any(database_, column_block_key(slots::kDate, number)));
  if (number >= zones_.size()) zones_.resize(number + 1);
  block_ = number;
}

void DateColumnWriter::close_block() {
  if (!block_) return;
  DateZone& zone = zones_[*block_];
  zone = {.first_id = std::move(zone.first_id)};
  for (const std::int64_t date : dates_) {
    if (date == DateColumn::kUndated) continue;
    zone.earliest = std::min(zone.earliest, date);
    zone.latest = std::max(zone.latest, date);
  }
  write_column_entry(database_, column_block_key(slots::kDate, *block_), serialize(dates_, zone));
  block_.reset();
}

}  // namespace fundstelle
