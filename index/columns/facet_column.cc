#include "index/columns/facet_column.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/error.h"
#include "index/column_store.h"
#include "index/facets.h"

namespace fundstelle {
namespace {

constexpr std::size_t kBlockWords = kBlockDocuments / 64;

std::string numbered_key(std::uint32_t slot, char kind, std::uint32_t number) {
  std::string key = column_prefix(slot) + kind;
  append_big_endian(key, number);
  return key;
}

}  // namespace

std::string column_prefix(std::uint32_t slot) {
  return std::string("column:") + static_cast<char>(slot);
}

std::string column_block_key(std::uint32_t slot, std::uint32_t block) {
  return numbered_key(slot, 'b', block);
}

std::string column_values_key(std::uint32_t slot, std::uint32_t chunk) {
  return numbered_key(slot, 'v', chunk);
}

std::string column_totals_key(std::uint32_t slot) {
  return column_prefix(slot) + 'n';
}

FacetColumn::FacetColumn(const Xapian::Database& database, std::uint32_t slot)
    : database_(database), slot_(slot) {
  const std::string totals = read_column_entry(database, column_totals_key(slot));
  for (ByteReader reader(totals); !reader.at_end();) {
    totals_.push_back(static_cast<std::uint32_t>(reader.varint()));
  }
  chunks_.resize((totals_.size() + kChunkValues - 1) / kChunkValues);
}

std::vector<std::uint32_t> FacetColumn::count(std::span<const std::uint64_t> documents) const {
  std::vector<std::uint32_t> counts(totals_.size());
  if (counts.empty()) return counts;
  for (std::size_t first = 0; first < documents.size(); first += kBlockWords) {
    const auto words = documents.subspan(first, std::min(kBlockWords, documents.size() - first));
    if (std::all_of(words.begin(), words.end(), [](std::uint64_t word) { return word == 0; })) {
      continue;
    }
    const auto block = static_cast<std::uint32_t>(first / kBlockWords);
    count_values(read_column_entry(database_, column_block_key(slot_, block)), words, counts);
  }
  return counts;
}

const std::string& FacetColumn::value(Ordinal ordinal) const {
  std::vector<std::string>& chunk = chunks_.at(ordinal / kChunkValues);
  if (chunk.empty()) {
    chunk = unpack_values(
        read_column_entry(database_, column_values_key(slot_, ordinal / kChunkValues)));
  }
  if (ordinal % kChunkValues >= chunk.size()) {
    throw Error("the values of a facet are damaged", "run `indexer rebuild`");
  }
  return chunk[ordinal % kChunkValues];
}

}  // namespace fundstelle
