// Bounds the memory that an open transaction takes.
//
// Xapian keeps the postings of a transaction in memory until 10,000 documents have changed, and
// values until the commit. Both can go to the tables earlier: the blocks written belong to no
// revision before the commit, so the transaction stays one.
#pragma once

#include <cstddef>

#include <xapian.h>

namespace fundstelle {

/// What is held back at most before it is written.
struct PendingLimits {
  std::size_t bytes = std::size_t{4} << 20;  ///< Of values.
  /// Terms of documents. Fewer than memory has room for: the trees that hold postings are slow once
  /// they outgrow the cache.
  std::size_t postings = 300'000;
};

class PendingChanges {
 public:
  /// `database` must outlive the object.
  explicit PendingChanges(Xapian::WritableDatabase& database, PendingLimits limits = {})
      : database_(database), limits_(limits) {}

  /// A document with `bytes` of text was added or replaced; beyond the bound, values are written.
  /// Throws Xapian::Error.
  void add_values(std::size_t bytes);
  /// So many postings were added, changed or taken away; beyond the bound, they are written. Throws
  /// Xapian::Error.
  void add_postings(std::size_t count);
  /// Writes values at once. Throws Xapian::Error.
  void write_values();

 private:
  Xapian::WritableDatabase& database_;
  const PendingLimits limits_;
  std::size_t bytes_ = 0;
  std::size_t postings_ = 0;
};

}  // namespace fundstelle
