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
#include "searcher/matching/term_frequencies.h"
#include "searcher/matching/zeroed_floats.h"

namespace fundstelle {

struct ScoredDocument {
  Xapian::docid document = 0;
  double score = 0;
};

/// The documents that match a query, and their scores.
class ScoredMatches {
 public:
  explicit ScoredMatches(Xapian::docid last) : documents_(last), scores_(last + 1) {}

  DocumentSet take_documents() { return std::move(documents_); }
  /// 0 for a document that does not match.
  double score(Xapian::docid document) const { return scores_[document]; }
  /// The best `count` of them, or all, best first, those of one score by number.
  std::vector<ScoredDocument> best(std::size_t count) const;

 private:
  friend class RelevanceScorer;

  void drop_below(double score);

  DocumentSet documents_;
  ZeroedFloats scores_;  // by document number
};

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

  void add(const MatchQuery& query, double factor, const Within* within, DocumentSet* matched,
           ZeroedFloats& scores);
  void add_unscored(const MatchQuery& query, const Within* within, DocumentSet* matched) const;
  void add_term(const std::string& term, double factor, const Within* within, DocumentSet* matched,
                ZeroedFloats& scores);
  void add_gathered(const GatheredPostings& gathered, double factor, const Within* within,
                    DocumentSet* matched, ZeroedFloats& scores);
  double weight_of(double frequency) const;
  double term_weight(const std::string& term);
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
