// The lengths of all documents, for ranking: Xapian keeps them, too, but finds one by reading all
// before it.
//
// Kept as user metadata beside the facets' columns (facet_column.h): for each block of 4,096 documents
// the bytes a length, 1, 2 or 4, and the lengths.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

#include "index/columns/column_block.h"

namespace fundstelle {

/// Tells the column from those of value slots: no slot has this number.
inline constexpr std::uint32_t kLengthColumn = 0xFF;

/// The lengths of a block's documents, kBlockDocuments of them: the occurrences of all terms. Throws
/// Error when the column is damaged.
std::vector<std::uint32_t> read_lengths(const Xapian::Database& database, std::uint32_t block);

/// Writes the column; changes reach the database with finish().
class LengthColumnWriter {
 public:
  /// `database` must outlive the writer.
  explicit LengthColumnWriter(Xapian::WritableDatabase& database) : database_(database) {}

  /// Documents must come in ascending order; 0 for one that is gone.
  void set(Xapian::docid document, std::uint32_t length);
  void finish() { close_block(); }

 private:
  void close_block();

  Xapian::WritableDatabase& database_;
  std::vector<std::uint32_t> lengths_;  // of the open block
  std::optional<std::uint32_t> block_;
};

}  // namespace fundstelle
