// The column of one facet: which documents have which of its values, for counting.
//
// It is kept as user metadata of the database, in the same transactions as the documents. Behind
// `column:` and the slot (1 byte) keys have
//
// | key                 | which holds                                        |
// |---------------------|----------------------------------------------------|
// | `b`, block, 4 bytes | the ordinals of 4,096 documents (column_block.h)   |
// | `v`, chunk, 4 bytes | the values of 256 ordinals as documents spell them |
// | `n`                 | for each ordinal, how many documents have it       |
//
// Behind each lies a checksum (column_store.h). A value that no document has any more keeps its
// ordinal until the index is built anew.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/columns/column_block.h"

namespace fundstelle {

inline constexpr std::uint32_t kChunkValues = 256;

/// Metadata keys. `slot` is the facet's value slot, which names it within an index.
std::string column_prefix(std::uint32_t slot);
std::string column_block_key(std::uint32_t slot, std::uint32_t block);
std::string column_values_key(std::uint32_t slot, std::uint32_t chunk);
std::string column_totals_key(std::uint32_t slot);

/// Reads a column. Throws Error when it is damaged.
class FacetColumn {
 public:
  /// `database` must outlive the column.
  FacetColumn(const Xapian::Database& database, std::uint32_t slot);

  /// Documents that have each ordinal's value, in the whole index.
  const std::vector<std::uint32_t>& totals() const { return totals_; }

  /// The same among some documents: document d is bit (d - 1) % 64 of word (d - 1) / 64.
  std::vector<std::uint32_t> count(std::span<const std::uint64_t> documents) const;

  /// As the first document spelt it.
  const std::string& value(Ordinal ordinal) const;

 private:
  const Xapian::Database& database_;
  std::uint32_t slot_;
  std::vector<std::uint32_t> totals_;
  mutable std::vector<std::vector<std::string>> chunks_;  // read when asked for
};

}  // namespace fundstelle
