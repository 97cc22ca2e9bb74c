// The values of one slot, document by document.
#pragma once

#include <cstdint>
#include <string>

#include <xapian.h>

namespace fundstelle {

/// Reads on from where it stands, so documents must be asked for in ascending order.
class SlotReader {
 public:
  SlotReader(const Xapian::Database& database, std::uint32_t slot)
      : value_(database.valuestream_begin(slot)), end_(database.valuestream_end(slot)) {}

  /// Empty when the document has none or is gone.
  std::string at(Xapian::docid document) {
    if (value_ != end_) value_.skip_to(document);
    return value_ != end_ && value_.get_docid() == document ? *value_ : std::string();
  }

 private:
  Xapian::ValueIterator value_;
  Xapian::ValueIterator end_;
};

}  // namespace fundstelle
