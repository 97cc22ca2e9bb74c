// Query words that stand close together in a document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/position_record.h"
#include "searcher/matching/query_word.h"
#include "searcher/matching/term_frequencies.h"

namespace fundstelle {

/// Scores documents by how close the words of a query stand in them.
///
/// Büttcher, Clarke & Lushman, "Term proximity scoring for ad-hoc retrieval on very large text
/// collections" (SIGIR 2006): two neighbouring occurrences of different query words give each word
/// the other's weight over the square of their distance; what a word has gathered saturates as
/// occurrences do in BM25. Here the square of the distance in the query divides as well: words that
/// stand together in the question are the ones expected together in the answer.
class ProximityScorer {
 public:
  /// `database` must outlive the scorer. A function word of a language takes no part in it.
  ProximityScorer(const Xapian::Database& database, TermFrequencies& frequencies,
                  const std::vector<QueryWord>& words);

  /// False when there are no two words whose distance could be measured.
  bool is_needed() const;

  /// Of each of `documents`, ascending: at least 0, in the unit of BM25 scores.
  std::vector<double> score(const std::vector<Xapian::docid>& documents) const;

 private:
  // The stems of one language, those of compounds' parts included.
  struct Stems {
    std::vector<std::string> terms;
    std::vector<std::vector<std::size_t>> words;  // numbers of the words each stands for
  };

  double score(const PackedPositions& positions, const std::vector<std::uint32_t>& numbers,
               const Stems& stems) const;

  const Xapian::Database& database_;
  std::vector<double> weights_;  // of the words: inverse document frequencies
  ByLanguage<Stems> stems_;
};

}  // namespace fundstelle
