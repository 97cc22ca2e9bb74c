// The dates of all documents, for ordering hits by date without reading a value of each.
//
// Kept as user metadata beside the facets' columns (facet_column.h), under the slot of the date: in
// `b` and the number of a block (4 bytes) the dates of 4,096 documents, as multiples of a unit from
// the earliest on; in `n` for each block its earliest and latest date, and an id that none of its
// documents' sorts before.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

namespace fundstelle {

/// What a block of documents has between its first and its last.
struct DateZone {
  std::int64_t earliest = std::numeric_limits<std::int64_t>::max();  ///< Seconds since 1970.
  std::int64_t latest = std::numeric_limits<std::int64_t>::min();
  std::string first_id;  ///< No document's id sorts before it.

  bool has_dates() const { return earliest <= latest; }
};

/// Reads the column. Throws Error when it is damaged.
class DateColumn {
 public:
  static constexpr std::int64_t kUndated = std::numeric_limits<std::int64_t>::max();

  /// `database` must outlive the column.
  explicit DateColumn(const Xapian::Database& database);

  /// By number of the block.
  const std::vector<DateZone>& zones() const { return zones_; }
  /// Seconds since 1970 of each document of a block, kBlockDocuments of them.
  std::vector<std::int64_t> dates(std::uint32_t block) const;

 private:
  const Xapian::Database& database_;
  std::vector<DateZone> zones_;
};

/// Writes the column; changes reach the database with finish().
class DateColumnWriter {
 public:
  /// `database` must outlive the writer.
  explicit DateColumnWriter(Xapian::WritableDatabase& database);

  /// `seconds` is nothing for a document without a date, and for one that is gone. Fast when
  /// documents come in ascending order.
  void set(Xapian::docid document, std::optional<std::int64_t> seconds, const std::string& id);
  void finish();

 private:
  void open_block(std::uint32_t number);
  void close_block();

  Xapian::WritableDatabase& database_;
  std::vector<DateZone> zones_;
  std::vector<std::int64_t> dates_;  // of the open block
  std::optional<std::uint32_t> block_;
};

}  // namespace fundstelle
