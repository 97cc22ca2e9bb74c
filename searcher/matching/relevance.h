// Scores by BM25, and which documents match, in one pass over the postings.
//
// Term at a time: each posting of each word adds to its document's sum. Xapian's matcher goes
// document at a time and looks the length of each up; here lengths come from a column, what matches
// is a set of bits as in match_set.h, and the counts need no pass of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "index/columns/length_column.h"
#include "searcher/matching/document_set.h"
#include "searcher/matching/match_query.h"
#include "searcher/matching/scored_matches.h"
#include "searcher/matching/term_frequencies.h"

namespace fundstelle {

/// Scores as Xapian::BM25Weight does with the constants of ranking.h. Keeps what it has read of the
/// documents' lengths.
class RelevanceScorer {
 public:
  /// `database` must outlive the scorer.
  explicit RelevanceScorer(const Xapian::Database& database);

  TermFrequencies& frequencies() { return frequencies_; }

  /// Scores every document that matches.
  ScoredMatches score(const MatchQuery& query);

  /// Scores `documents`, all of which match.
  ScoredMatches score(const MatchQuery& query, DocumentSet documents);

  /// The same for the `count` best documents only: of an OR, what cannot bring a document among
  /// these is not looked at any more. The documents of the result are some of those that match, the
  /// best `count` among them with their whole scores.
  ScoredMatches score_best(const MatchQuery& query, std::size_t count);

 private:
  class Within;
  struct Target;

  void add(const MatchQuery& query, double factor, const Target& target);
  void add_and_maybe(const MatchQuery& query, double factor, const Target& target);
  void add_restricted(const MatchQuery& query, double factor, const Target& target);
  void add_unscored(const MatchQuery& query, const Target& target) const;
  template <typename Postings>
  void add_word(const MatchQuery& word, double factor, Postings postings, const Target& target);
  double weight_of(const MatchQuery& word);
  double highest_score(const MatchQuery& query);
  std::uint64_t postings_of(const MatchQuery& query);
  float saturation(Xapian::docid document);

  const Xapian::Database& database_;
  double documents_;
  double mean_length_;
  Xapian::docid last_;
  TermFrequencies frequencies_;
  LengthColumn lengths_;
  std::vector<float> saturations_;  // of short documents, by length
};

}  // namespace fundstelle
