#include "index/position_record.h"

#include <algorithm>
#include <bit>

#include "base/bytes.h"
#include "base/error.h"

namespace fundstelle {
namespace {

constexpr unsigned kMaxWidth = 33;  // bits: a 32-bit number and the mark of a part

std::uint64_t to_bits(const PositionEntry& entry) {
  return std::uint64_t{entry.stem} << 1 | (entry.part ? 1U : 0U);
}

}  // namespace

// Number of entries, entries of the title, bits an entry; then the entries, the lowest bits first.
std::string PositionRecord::serialize() const {
  std::string bytes;
  if (entries.empty()) return bytes;
  std::uint64_t all_bits = 1;
  for (const PositionEntry& entry : entries) all_bits |= to_bits(entry);
  const auto width = static_cast<unsigned>(std::bit_width(all_bits));
  append_varint(bytes, entries.size());
  append_varint(bytes, title_entries);
  bytes.push_back(static_cast<char>(width));
  std::uint64_t buffer = 0;
  unsigned used = 0;
  for (const PositionEntry& entry : entries) {
    buffer |= to_bits(entry) << used;
    for (used += width; used >= 8; used -= 8, buffer >>= 8) {
      bytes.push_back(static_cast<char>(buffer));
    }
  }
  if (used > 0) bytes.push_back(static_cast<char>(buffer));
  return bytes;
}

PositionRecord PositionRecord::parse(std::string_view bytes) {
  PositionRecord record;
  if (bytes.empty()) return record;
  ByteReader reader(bytes);
  const std::uint64_t count = reader.varint();
  const std::uint64_t title_entries = reader.varint();
  const auto width = static_cast<unsigned char>(reader.take(1)[0]);
  // Checked before memory is asked for: a damaged number can be any number.
  if (width == 0 || width > kMaxWidth || count > reader.rest().size() * 8 / width ||
      title_entries > count) {
    throw Error("the stored positions of a document are damaged", "run `indexer rebuild`");
  }
  record.title_entries = title_entries;
  record.entries.reserve(count);
  const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
  std::uint64_t buffer = 0;
  unsigned available = 0;
  auto next = reader.rest().begin();
  for (std::uint64_t i = 0; i < count; ++i) {
    for (; available < width; available += 8) {
      buffer |= std::uint64_t{static_cast<unsigned char>(*next++)} << available;
    }
    const std::uint64_t bits = buffer & mask;
    record.entries.push_back({static_cast<std::uint32_t>(bits >> 1), (bits & 1) != 0});
    buffer >>= width;
    available -= width;
  }
  return record;
}

}  // namespace fundstelle
