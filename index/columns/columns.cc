#include "index/columns/columns.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "index/columns/column_writer.h"
#include "index/columns/date_column.h"
#include "index/columns/facet_column.h"
#include "index/columns/length_column.h"
#include "index/date_slot.h"
#include "index/slot_reader.h"
#include "index/slots.h"

namespace fundstelle {
namespace {

void clear_column(Xapian::WritableDatabase& database, std::uint32_t slot) {
  const std::string prefix = column_prefix(slot);
  std::vector<std::string> keys;
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    keys.push_back(*key);
  }
  for (const std::string& key : keys) database.set_metadata(key, "");
}

std::optional<std::int64_t> seconds_of(const std::string& slot) {
  const auto date = date_from_slot(slot);
  return date ? std::optional(date->seconds) : std::nullopt;
}

void build_length_and_date_columns(Xapian::WritableDatabase& database) {
  clear_column(database, kLengthColumn);
  clear_column(database, slots::kDate);
  LengthColumnWriter lengths(database);
  DateColumnWriter dates(database);
  SlotReader date(database, slots::kDate);
  const auto end = database.valuestream_end(slots::kId);
  for (auto id = database.valuestream_begin(slots::kId); id != end; ++id) {
    const Xapian::docid document = id.get_docid();
    lengths.set(document, database.get_doclength(document));
    dates.set(document, seconds_of(date.at(document)), *id);
  }
  lengths.finish();
  dates.finish();
}

}  // namespace

void build_columns(Xapian::WritableDatabase& database, const FacetSchema& schema) {
  build_length_and_date_columns(database);
  for (const Facet& facet : schema.facets()) {
    clear_column(database, facet.slot);
    ColumnWriter column(database, facet.slot);
    column.begin(database.get_lastdocid());
    const auto end = database.valuestream_end(facet.slot);
    for (auto packed = database.valuestream_begin(facet.slot); packed != end; ++packed) {
      column.set(packed.get_docid(), unpack_values(*packed));
    }
    column.finish();
  }
}

void ColumnChanges::set(Xapian::docid document, ColumnFacts facts) {
  pending_.push_back({document, std::move(facts)});
  if (pending_.size() >= max_pending_) write_pending();
}

void ColumnChanges::finish() {
  write_pending();
  if (!lengths_) return;
  lengths_->finish();
  dates_->finish();
  for (ColumnWriter& facet : facets_) facet.finish();
}

// Reading the dictionaries of all facets is left to updates that change something.
void ColumnChanges::open_columns() {
  if (lengths_) return;
  lengths_.emplace(database_);
  dates_.emplace(database_);
  facets_.reserve(schema_.facets().size());
  for (const Facet& facet : schema_.facets()) facets_.emplace_back(database_, facet.slot);
}

void ColumnChanges::write_pending() {
  if (pending_.empty()) return;
  open_columns();
  std::stable_sort(pending_.begin(), pending_.end(),
                   [](const Change& a, const Change& b) { return a.document < b.document; });
  for (std::size_t i = 0; i < pending_.size(); ++i) {
    const auto& [document, facts] = pending_[i];
    if (i + 1 < pending_.size() && pending_[i + 1].document == document) continue;
    lengths_->set(document, facts.length);
    dates_->set(document, facts.seconds, facts.id);
    for (std::size_t facet = 0; facet < facets_.size(); ++facet) {
      const bool has_values = facet < facts.values.size();
      facets_[facet].set(
          document, has_values ? unpack_values(facts.values[facet]) : std::vector<std::string>());
    }
  }
  pending_.clear();
}

}  // namespace fundstelle
