// Which of a document's stems are those of a query: the key to its position record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "index/position_record.h"

namespace fundstelle {

inline constexpr std::uint32_t kNoStem = std::numeric_limits<std::uint32_t>::max();

/// Finds some stem terms, all of one language, in documents. Looks into postings, and into a term
/// list only where the keys of a record do not decide.
class StemFinder {
 public:
  /// `terms` at least one.
  StemFinder(const Xapian::Database& database, const std::vector<std::string>& terms);

  /// For each term its number among the document's stems (PositionEntry::stem), kNoStem when the
  /// document does not have it. `record` is the document's. Documents must come in ascending order.
  /// Valid until the next call.
  const std::vector<std::uint32_t>& find(Xapian::docid document, const PackedPositions& record);

 private:
  struct Stem {
    std::string term;
    std::uint64_t hash = 0;
    Xapian::PostingIterator posting;
    bool is_open = false;
  };

  void find_stem(std::size_t at, Xapian::docid document, const PackedPositions& record);
  bool has(Stem& stem, Xapian::docid document) const;
  std::uint32_t number_by_term_list(const Stem& stem, Xapian::docid document) const;

  Xapian::Database database_;
  std::vector<Stem> stems_;
  std::vector<std::pair<std::uint64_t, std::size_t>> by_hash_;  // hash, place in `stems_`
  std::vector<std::uint32_t> numbers_;
};

}  // namespace fundstelle
