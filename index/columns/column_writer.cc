#include "index/columns/column_writer.h"

#include <algorithm>

#include "base/bytes.h"
#include "index/column_store.h"
#include "index/columns/facet_column.h"
#include "index/facets.h"
#include "index/terms.h"

namespace fundstelle {

ColumnWriter::ColumnWriter(Xapian::WritableDatabase& database, std::uint32_t slot)
    : database_(database), slot_(slot) {
  if (database.get_metadata(column_totals_key(slot)).empty()) return;  // written anew
  const FacetColumn column(database, slot);
  totals_ = column.totals();
  for (Ordinal ordinal = 0; ordinal < totals_.size(); ++ordinal) {
    values_.push_back(column.value(ordinal));
    by_key_.emplace(facet_key(values_.back()), ordinal);
  }
  written_values_ = values_.size();
}

void ColumnWriter::begin(Xapian::docid last) {
  for (std::uint32_t block = 0; std::uint64_t{block} * kBlockDocuments < last; ++block) {
    write_column_entry(database_, column_block_key(slot_, block), ColumnBlock().serialize());
  }
}

void ColumnWriter::set(Xapian::docid document, const std::vector<std::string>& values) {
  open_block((document - 1) / kBlockDocuments);
  const std::uint32_t place = (document - 1) % kBlockDocuments;
  std::vector<Ordinal> ordinals;
  for (const std::string& value : values) {
    const Ordinal ordinal = ordinal_of(value);
    if (std::find(ordinals.begin(), ordinals.end(), ordinal) == ordinals.end()) {
      ordinals.push_back(ordinal);
    }
  }
  for (const Ordinal ordinal : block_.ordinals(place)) --totals_[ordinal];
  for (const Ordinal ordinal : ordinals) ++totals_[ordinal];
  block_.set(place, std::move(ordinals));
}

void ColumnWriter::finish() {
  close_block();
  for (std::size_t chunk = written_values_ / kChunkValues; chunk * kChunkValues < values_.size();
       ++chunk) {
    const auto first = values_.begin() + static_cast<std::ptrdiff_t>(chunk * kChunkValues);
    const auto end = values_.end() - first > kChunkValues ? first + kChunkValues : values_.end();
    write_column_entry(database_, column_values_key(slot_, static_cast<std::uint32_t>(chunk)),
                       pack_values({first, end}));
  }
  written_values_ = values_.size();
  std::string totals;
  for (const std::uint32_t total : totals_) append_varint(totals, total);
  write_column_entry(database_, column_totals_key(slot_), std::move(totals));
}

Ordinal ColumnWriter::ordinal_of(const std::string& value) {
  const auto known = by_value_.find(value);
  if (known != by_value_.end()) return known->second;
  const auto next = static_cast<Ordinal>(values_.size());
  const auto [place, is_new] = by_key_.try_emplace(facet_key(value), next);
  if (is_new) {
    values_.push_back(value);
    totals_.push_back(0);
  }
  by_value_.emplace(value, place->second);
  return place->second;
}

void ColumnWriter::open_block(std::uint32_t number) {
  if (block_open_ && block_number_ == number) return;
  close_block();
  block_ = ColumnBlock::parse(read_column_entry_if_any(database_, column_block_key(slot_, number)));
  block_number_ = number;
  block_open_ = true;
}

void ColumnWriter::close_block() {
  if (!block_open_) return;
  write_column_entry(database_, column_block_key(slot_, block_number_), block_.serialize());
  block_open_ = false;
}

}  // namespace fundstelle
