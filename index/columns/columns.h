// The columns of lengths, dates and all facets together: written anew from the documents, or
// changed by what is known of those that an update writes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/columns/column_writer.h"
#include "index/columns/date_column.h"
#include "index/columns/length_column.h"
#include "index/facets.h"

namespace fundstelle {

/// Writes all columns anew from the documents of `database`, as they were committed last: there may
/// be no changes since.
void build_columns(Xapian::WritableDatabase& database, const FacetSchema& schema);

/// What the columns say of one document; of one that is gone, nothing.
struct ColumnFacts {
  std::uint32_t length = 0;             ///< Occurrences of all terms.
  std::optional<std::int64_t> seconds;  ///< The date, since 1970.
  std::string id;                       ///< The printed one.
  /// Packed values of each facet in the order of the schema; none at all stands for empty ones.
  std::vector<std::string> values;
};

/// Takes in documents as they are added, replaced or deleted, in any order; nothing is read from
/// the documents themselves. Columns lie in blocks of successive documents, so changes are gathered
/// and written in that order. Not copyable: its parts refer to each other.
class ColumnChanges {
 public:
  /// The references must outlive the object. So many documents are gathered: a few hundred bytes
  /// each.
  ColumnChanges(Xapian::WritableDatabase& database, const FacetSchema& schema,
                std::size_t max_pending = 20'000)
      : database_(database), schema_(schema), max_pending_(max_pending) {}
  ColumnChanges(const ColumnChanges&) = delete;
  ColumnChanges& operator=(const ColumnChanges&) = delete;

  /// What holds of `document` from now on; what came of it earlier is forgotten.
  void set(Xapian::docid document, ColumnFacts facts);
  void remove(Xapian::docid document) { set(document, {}); }
  /// To be called once, before the commit.
  void finish();

 private:
  struct Change {
    Xapian::docid document = 0;
    ColumnFacts facts;
  };
  void open_columns();
  void write_pending();

  Xapian::WritableDatabase& database_;
  const FacetSchema& schema_;
  const std::size_t max_pending_;
  std::vector<Change> pending_;
  std::optional<LengthColumnWriter> lengths_;  // as the next two: once there are changes
  std::optional<DateColumnWriter> dates_;
  std::vector<ColumnWriter> facets_;
};

}  // namespace fundstelle
