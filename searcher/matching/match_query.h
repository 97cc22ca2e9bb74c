// What is to match, and how it scores: a tree over terms that the searcher walks by itself
// (match_set.h, relevance.h), with leaves that only Xapian can match.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "analyzers/language.h"
#include "searcher/matching/postings.h"

namespace fundstelle {

class MatchQuery {
 public:
  /// Operators mean what Xapian's of the same names mean; kScaled has one part.
  enum class Op {
    kNothing,
    kAll,  ///< Every document; scores nothing.
    kTerm,
    kSpellings,  ///< Several terms of one word; scores as one term does (SpellingPostings).
    kGathered,   ///< The postings of several terms as those of one.
    kXapian,     ///< A range of values, a posting source; scores nothing.
    kScaled,
    kOr,
    kAnd,
    kFilter,
    kAndNot,
    kAndMaybe,
  };

  /// Matches nothing, and takes no part where queries are joined.
  MatchQuery() = default;
  explicit MatchQuery(std::string term) : op_(Op::kTerm), term_(std::move(term)) {}
  MatchQuery(Op op, std::vector<MatchQuery> parts);
  MatchQuery(Op op, MatchQuery first, MatchQuery second);

  static MatchQuery all();
  /// A term that documents of one language have for a word. `word_frequency`: how many documents
  /// have any of the word's forms, which is what the term weighs by: a word is no rarer for being
  /// rare in one language.
  static MatchQuery form(std::string term, Language language, std::uint64_t word_frequency);
  /// `forms` of one word and language, at least one; all weigh alike.
  static MatchQuery spellings(std::vector<MatchQuery> forms);
  static MatchQuery by_xapian(const Xapian::Query& query);
  /// Matches nothing when there are no postings, but is not empty().
  static MatchQuery gathered(std::shared_ptr<const GatheredPostings> postings);
  /// A factor of 0 is for filters.
  static MatchQuery scaled(MatchQuery query, double factor);

  Op op() const { return op_; }
  bool empty() const { return op_ == Op::kNothing; }
  const std::string& term() const { return term_; }
  /// The language whose documents alone have the term, and the frequency it weighs by; nothing
  /// where that is the term's own.
  std::optional<Language> language() const { return language_; }
  std::optional<std::uint64_t> word_frequency() const { return word_frequency_; }
  double factor() const { return factor_; }
  const GatheredPostings& gathered() const { return *gathered_; }
  const std::vector<MatchQuery>& parts() const { return parts_; }

  /// True when terms alone decide what matches.
  bool is_of_terms() const;

  /// The same matches; scores for gathered postings and factors are for the searcher alone.
  Xapian::Query to_xapian() const;

  template <typename Use>
  void for_each_term(Use use) const {
    if (op_ == Op::kTerm) use(term_);
    for (const MatchQuery& part : parts_) part.for_each_term(use);
  }

 private:
  Op op_ = Op::kNothing;
  double factor_ = 1;  // of kScaled
  std::string term_;
  std::optional<Language> language_;
  std::optional<std::uint64_t> word_frequency_;
  std::shared_ptr<const GatheredPostings> gathered_;
  Xapian::Query xapian_;
  std::vector<MatchQuery> parts_;
};

/// Joins queries; empty ones take no part.
MatchQuery join(MatchQuery::Op op, std::vector<MatchQuery> queries);

}  // namespace fundstelle
