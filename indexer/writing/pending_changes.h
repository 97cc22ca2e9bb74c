// Bounds the memory that an open transaction takes.
//
// Xapian keeps the postings of a transaction in memory until 10,000 documents have changed, and
// values until the commit. Both can go to the tables earlier: the blocks written belong to no
// revision before the commit, so the transaction stays one.
#pragma once

#include <cstddef>
#include <cstdint>

#include <xapian.h>

namespace fundstelle {

/// What is held back at most before it is written.
struct PendingLimits {
  std::size_t bytes = std::size_t{4} << 20;  ///< Of values.
  /// Of terms. Fewer than memory has room for: the trees that hold postings are slow once they
  /// outgrow the cache.
  std::uint64_t occurrences = 500'000;
};

class PendingChanges {
 public:
  /// `database` must outlive the object.
  explicit PendingChanges(Xapian::WritableDatabase& database, PendingLimits limits = {})
      : database_(database), limits_(limits) {}

  /// A document with `bytes` of text was added, replaced or deleted, which changes the postings of
  /// `occurrences` of terms. Beyond a bound, values or postings are written. Throws Xapian::Error.
  void add(std::size_t bytes, std::uint64_t occurrences);
  /// Writes values at once. Throws Xapian::Error.
  void write_values();

 private:
  void write_postings();

  Xapian::WritableDatabase& database_;
  const PendingLimits limits_;
  std::size_t bytes_ = 0;
  std::uint64_t occurrences_ = 0;
};

}  // namespace fundstelle
