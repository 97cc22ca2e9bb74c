// Bounds the memory that an open transaction takes.
//
// Xapian keeps the postings of a transaction in memory until a number of documents have changed,
// and values until the commit. Both can go to the tables earlier: the blocks written belong to no
// revision before the commit, so the transaction stays one.
#pragma once

#include <cstddef>
#include <filesystem>

#include <xapian.h>

namespace fundstelle {

/// Opens a database to be changed in a transaction. Xapian's 10,000 documents between two writes of
/// postings become fewer when the documents in it are long: that is faster, too, as the trees that
/// hold postings fit the cache. Throws Xapian::Error. Not to be called beside other threads.
Xapian::WritableDatabase open_for_changes(const std::filesystem::path& folder);

class PendingChanges {
 public:
  /// `database` must outlive the object.
  explicit PendingChanges(Xapian::WritableDatabase& database,
                          std::size_t max_bytes = std::size_t{4} << 20)
      : database_(database), max_bytes_(max_bytes) {}

  /// A document with `bytes` of text was added or replaced; beyond the bound, values are written.
  /// Throws Xapian::Error.
  void add(std::size_t bytes);
  /// Writes values at once. Throws Xapian::Error.
  void write_values();

  /// To be called before streams of values are read in the transaction; `last` is the document that
  /// was changed last. Without it, they may show values as they were. Throws Xapian::Error.
  void show_values(Xapian::docid last);

 private:
  Xapian::WritableDatabase& database_;
  std::size_t max_bytes_;
  std::size_t bytes_ = 0;
};

}  // namespace fundstelle
