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

#include "analyzers/by_language.h"
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
  explicit ScoredMatches(Xapian::docid last)
      : documents_(last), by_language_{DocumentSet(last), DocumentSet(last)}, scores_(last + 1) {}

  DocumentSet take_documents() { return std::move(documents_); }
  /// 0 for a document that does not match.
  double score(Xapian::docid document) const { return scores_[document]; }
  /// The documents that have a word's form of this language (MatchQuery::form); some may not match.
  const DocumentSet& in(Language language) const { return by_language_[language]; }
  /// The best `count` of them, or all, best first, those of one score by number.
  std::vector<ScoredDocument> best(std::size_t count) const;
  /// The same of those in one language.
  std::vector<ScoredDocument> best(std::size_t count, Language language) const;
  /// All that have exactly this score, by number.
  std::vector<Xapian::docid> with_score(double score) const;

  /// Multiplies the scores of all documents in one language.
  void scale(Language language, double factor);

 private:
  friend class RelevanceScorer;

  void drop_below(double score);

  DocumentSet documents_;
  ByLanguage<DocumentSet> by_language_;
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
           ScoredMatches& matches);
  void add_unscored(const MatchQuery& query, const Within* within, DocumentSet* matched) const;
  void add_term(const MatchQuery& term, double factor, const Within* within, DocumentSet* matched,
                ScoredMatches& matches);
  void add_gathered(const GatheredPostings& gathered, double factor, const Within* within,
                    DocumentSet* matched, ZeroedFloats& scores);
  double weight_of(double frequency) const;
  double term_weight(const MatchQuery& term);
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
