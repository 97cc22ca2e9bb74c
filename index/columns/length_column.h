// The lengths of all documents, for ranking: Xapian keeps them, too, but finds one by reading all
// before it.
//
// Kept as user metadata beside the facets' columns (facet_column.h): for each block of 4,096
// documents the bytes a length, 1, 2 or 4, and the lengths.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/columns/column_block.h"

namespace fundstelle {

/// Tells the column from those of value slots: no slot has this number.
inline constexpr std::uint32_t kLengthColumn = 0xFF;

/// Reads blocks when they are asked for, and keeps them. Throws Error when the column is damaged.
class LengthColumn {
 public:
  /// `database` must outlive the column.
  explicit LengthColumn(const Xapian::Database& database);

  /// The occurrences of all terms of `document`, which must be one of the database.
  std::uint32_t length(Xapian::docid document) {
    Block& block = blocks_[(document - 1) / kBlockDocuments];
    if (block.width == 0) read(block, (document - 1) / kBlockDocuments);
    const char* bytes = block.bytes.data() + (document - 1) % kBlockDocuments * block.width;
    std::uint32_t length = static_cast<unsigned char>(bytes[0]);
    for (unsigned byte = 1; byte < block.width; ++byte) {
      length |= std::uint32_t{static_cast<unsigned char>(bytes[byte])} << (8 * byte);
    }
    return length;
  }

 private:
  struct Block {
    std::string bytes;
    unsigned width = 0;  // bytes a length; 0: not read yet
  };

  void read(Block& block, std::uint32_t number) const;

  const Xapian::Database& database_;
  std::vector<Block> blocks_;
};

/// Writes the column; changes reach the database with finish().
class LengthColumnWriter {
 public:
  /// `database` must outlive the writer.
  explicit LengthColumnWriter(Xapian::WritableDatabase& database) : database_(database) {}

  /// 0 for one that is gone. Fast when documents come in ascending order.
  void set(Xapian::docid document, std::uint32_t length);
  void finish() { close_block(); }

 private:
  void close_block();

  Xapian::WritableDatabase& database_;
  std::vector<std::uint32_t> lengths_;  // of the open block
  std::optional<std::uint32_t> block_;
};

}  // namespace fundstelle
