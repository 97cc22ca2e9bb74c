// A set of documents of one database, a bit each.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include <xapian.h>

namespace fundstelle {

/// Throws Error: postings name a document that the database does not have.
[[noreturn]] void fail_on_damaged_postings();

class DocumentSet {
 public:
  /// Empty, with room for the documents 1 to `last`. Sets that meet must have the same room.
  explicit DocumentSet(Xapian::docid last) : words_((last + 63) / 64) {}

  /// Throws Error when there is no room for it: postings are damaged that name such a document.
  void insert(Xapian::docid document) {
    if ((document - 1) / 64 >= words_.size()) fail_on_damaged_postings();
    words_[(document - 1) / 64] |= std::uint64_t{1} << ((document - 1) % 64);
  }
  bool contains(Xapian::docid document) const {
    return (words_[(document - 1) / 64] >> ((document - 1) % 64) & 1) != 0;
  }
  std::uint64_t count() const;

  DocumentSet& operator&=(const DocumentSet& other);
  DocumentSet& operator|=(const DocumentSet& other);
  DocumentSet& operator-=(const DocumentSet& other);

  /// Calls `use` with each document, in ascending order.
  template <typename Use>
  void for_each(Use use) const {
    for (std::size_t word = 0; word < words_.size(); ++word) {
      for (std::uint64_t rest = words_[word]; rest != 0; rest &= rest - 1) {
        use(static_cast<Xapian::docid>(word * 64 + 1 +
                                       static_cast<std::size_t>(std::countr_zero(rest))));
      }
    }
  }
  std::vector<Xapian::docid> to_vector() const;

  /// Document d is bit (d - 1) % 64 of word (d - 1) / 64.
  std::span<const std::uint64_t> words() const { return words_; }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace fundstelle
