#include "indexer/segments/value_streams.h"

#include "base/bytes.h"
#include "indexer/segments/glass_keys.h"

namespace fundstelle::glass {
namespace {

constexpr std::string_view kStatisticsPrefix{"\0\xd0", 2};
constexpr std::string_view kChunksPrefix{"\0\xd8", 2};

std::string chunk_key(std::uint32_t slot, std::uint32_t first_document) {
  std::string key(kChunksPrefix);
  append_varint(key, slot);
  append_sortable(key, first_document);
  return key;
}

std::string statistics_key(std::uint32_t slot) {
  std::string key(kStatisticsPrefix);
  for (std::uint32_t rest = slot; rest > 0; rest >>= 8) key.push_back(static_cast<char>(rest));
  return key;
}

}  // namespace

std::string ValueStreams::add(std::uint32_t document,
                              std::map<std::uint32_t, std::string>& values) {
  std::string used;
  std::uint32_t next_slot = 0;
  for (auto& [number, value] : values) {
    append_varint(used, number - next_slot);
    next_slot = number + 1;
    add_value(slots_[number], document, std::exchange(value, {}));
  }
  return used;
}

void ValueStreams::add_value(Slot& slot, std::uint32_t document, std::string value) {
  if (slot.chunks.empty() || slot.chunks.back().bytes.size() >= kChunkBytes) {
    slot.chunks.push_back({document, {}});
  } else {
    append_varint(slot.chunks.back().bytes, document - slot.last - 1);
  }
  slot.last = document;
  std::string& bytes = slot.chunks.back().bytes;
  const bool is_long = value.size() > kChunkBytes;
  if (is_long) bytes.reserve(bytes.size() + sizeof(std::uint64_t) + value.size());
  append_string(bytes, value);
  const Place place{slot.chunks.size() - 1, bytes.size() - value.size(), value.size()};
  if (slot.values++ == 0) {
    slot.lowest = slot.highest = place;
  } else if (value < slot.at(slot.lowest)) {
    slot.lowest = place;
  } else if (value > slot.at(slot.highest)) {
    slot.highest = place;
  }
}

void ValueStreams::write(TableWriter& table) {
  std::map<std::string, const Slot*> by_statistics_key;
  std::map<std::string, std::uint32_t> by_first_chunk;
  for (const auto& [number, slot] : slots_) {
    by_statistics_key.emplace(statistics_key(number), &slot);
    by_first_chunk.emplace(chunk_key(number, slot.chunks.front().first), number);
  }
  for (const auto& [key, slot] : by_statistics_key) {
    const std::string_view lowest = slot->at(slot->lowest), highest = slot->at(slot->highest);
    std::string statistics;
    append_varint(statistics, slot->values);
    append_string(statistics, lowest);
    if (highest != lowest) statistics += highest;
    table.add(key, statistics);
  }
  for (const auto& [first_key, number] : by_first_chunk) {
    for (Chunk& chunk : slots_[number].chunks) {
      table.add(chunk_key(number, chunk.first), chunk.bytes);
      std::string().swap(chunk.bytes);
    }
  }
  slots_.clear();
}

}  // namespace fundstelle::glass
