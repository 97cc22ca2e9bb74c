// The documents that match a query, and their scores.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include <xapian.h>

#include "analyzers/by_language.h"
#include "searcher/matching/document_set.h"
#include "searcher/matching/zeroed_floats.h"

namespace fundstelle {

struct ScoredDocument {
  Xapian::docid document = 0;
  double score = 0;
};

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

}  // namespace fundstelle
