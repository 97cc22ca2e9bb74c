#include "index/columns/columns.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

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

void update_length_and_date_columns(Xapian::WritableDatabase& database,
                                    const std::vector<Xapian::docid>& changed) {
  LengthColumnWriter lengths(database);
  DateColumnWriter dates(database);
  SlotReader date(database, slots::kDate), ids(database, slots::kId);
  for (const Xapian::docid document : changed) {
    const std::string id = ids.at(document);  // empty: the document is gone
    lengths.set(document, id.empty() ? 0 : database.get_doclength(document));
    dates.set(document, seconds_of(date.at(document)), id);
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

void update_columns(Xapian::WritableDatabase& database, const FacetSchema& schema,
                    std::vector<Xapian::docid> changed) {
  if (changed.empty()) return;
  std::sort(changed.begin(), changed.end());
  changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
  update_length_and_date_columns(database, changed);
  for (const Facet& facet : schema.facets()) {
    ColumnWriter column(database, facet.slot);
    SlotReader packed(database, facet.slot);
    for (const Xapian::docid document : changed) {
      column.set(document, unpack_values(packed.at(document)));
    }
    column.finish();
  }
}

}  // namespace fundstelle
