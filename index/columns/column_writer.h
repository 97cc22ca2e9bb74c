// Writes the column of one facet (facet_column.h).
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "index/columns/column_block.h"

namespace fundstelle {

/// Reads the facet's dictionary when it is made; changes reach the database with finish().
class ColumnWriter {
 public:
  /// `database` must outlive the writer.
  ColumnWriter(Xapian::WritableDatabase& database, std::uint32_t slot);

  /// Makes room for the documents 1 to `last` in a column that is written anew: a part of it that
  /// is not there counts as lost, also when none of its documents has a value.
  void begin(Xapian::docid last);

  /// The values that `document` has from now on, none for a document that is gone. Fast when
  /// documents come in ascending order.
  void set(Xapian::docid document, const std::vector<std::string>& values);
  void finish();

 private:
  Ordinal ordinal_of(const std::string& value);
  void open_block(std::uint32_t number);
  void close_block();

  Xapian::WritableDatabase& database_;
  std::uint32_t slot_;
  std::vector<std::string> values_;  // by ordinal
  std::vector<std::uint32_t> totals_;
  std::size_t written_values_ = 0;
  std::unordered_map<std::string, Ordinal> by_key_;    // by facet_key()
  std::unordered_map<std::string, Ordinal> by_value_;  // the spellings met so far
  ColumnBlock block_;
  std::uint32_t block_number_ = 0;
  bool block_open_ = false;
};

}  // namespace fundstelle
