#include "searcher/matching/relevance.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "searcher/matching/match_set.h"
#include "searcher/matching/ranking.h"

namespace fundstelle {
namespace {

using Op = MatchQuery::Op;

constexpr std::uint32_t kShortLengths = 4096;

float saturation_of(std::uint32_t length, double mean_length) {
  const RankingConstants constants;
  const double share = std::max(length / mean_length, constants.min_length);
  return static_cast<float>(constants.k1 * (1 - constants.b + constants.b * share));
}

// The parts of a query of which any may match.
std::vector<const MatchQuery*> alternatives(const MatchQuery& query) {
  std::vector<const MatchQuery*> parts;
  if (query.op() != Op::kOr) return {&query};
  for (const MatchQuery& part : query.parts()) parts.push_back(&part);
  return parts;
}

// Each of them adds to a document's score once.
std::size_t count_words(const MatchQuery& query) {
  std::size_t words = query.parts().empty() ? 1 : 0;
  for (const MatchQuery& part : query.parts()) words += count_words(part);
  return words;
}

// The share of a sum of so many floats, none negative, by which it may differ from the same sum in
// another order, or from the true one: every addition rounds once (Higham, "Accuracy and Stability
// of Numerical Algorithms", 2002, section 4.2), and what one word gives is rounded some times more.
double rounding_of_sums(std::size_t words) {
  constexpr std::size_t kRoundingsOfWord = 8;
  return static_cast<double>(words + kRoundingsOfWord) * std::numeric_limits<float>::epsilon();
}

}  // namespace

// The documents that may score.
class RelevanceScorer::Within {
 public:
  // Of `documents` there are at most `count`.
  Within(DocumentSet documents, std::uint64_t count)
      : documents_(std::move(documents)), count_(count) {}

  const DocumentSet& documents() const { return documents_; }
  std::uint64_t count() const { return count_; }
  // True when it is cheaper to look each of them up than to read so many postings.
  bool is_small_beside(std::uint64_t postings) const {
    return count_ * kPostingsPerSkip < postings;
  }

 private:
  DocumentSet documents_;
  std::uint64_t count_;
};

// Where scores and matches go.
struct RelevanceScorer::Target {
  ScoredMatches& matches;          // what the scores are added to
  const Within* within = nullptr;  // the documents that may score; none: all
  DocumentSet* matched = nullptr;  // what the documents that match are added to, if anything
};

RelevanceScorer::RelevanceScorer(const Xapian::Database& database)
    : database_(database),
      documents_(database.get_doccount()),
      mean_length_(database.get_avlength()),
      last_(database.get_lastdocid()),
      frequencies_(database),
      lengths_(database) {
  for (std::uint32_t length = 0; length < kShortLengths; ++length) {
    saturations_.push_back(saturation_of(length, mean_length_));
  }
}

ScoredMatches RelevanceScorer::score(const MatchQuery& query) {
  ScoredMatches matches(last_);
  add(query, 1, {matches, nullptr, &matches.documents_});
  return matches;
}

ScoredMatches RelevanceScorer::score(const MatchQuery& query, DocumentSet documents) {
  ScoredMatches matches(last_);
  const std::uint64_t count = documents.count();
  const Within within(std::move(documents), count);
  add(query, 1, {matches, &within, nullptr});
  matches.documents_ = within.documents();
  return matches;
}

// The words that can give most come first. Once the rest together cannot lift a new document among
// the best, only documents are followed that still may be (Turtle & Flood, "Query evaluation:
// strategies and optimizations", 1995: max-score).
ScoredMatches RelevanceScorer::score_best(const MatchQuery& query, std::size_t count) {
  ScoredMatches matches(last_);
  std::vector<std::pair<double, const MatchQuery*>> words;
  double rest = 0;  // what the words to come can give at most
  for (const MatchQuery* word : alternatives(query)) {
    words.emplace_back(highest_score(*word), word);
    rest += words.back().first;
  }
  const double margin = rest * rounding_of_sums(count_words(query));
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::optional<Within> candidates;
  std::uint64_t found = 0;  // documents, at most
  for (const auto& [highest, word] : words) {
    // Worth a look only before more is read than what has been found.
    if (found < postings_of(*word)) {
      const std::vector<ScoredDocument> best = matches.best(count);
      const double needed = best.size() == count ? best.back().score - rest - margin : 0;
      if (needed > 0) {
        matches.drop_below(needed);
        candidates.emplace(matches.documents_, matches.documents_.count());
      }
      found = candidates ? candidates->count() : matches.documents_.count();
    }
    found += postings_of(*word);
    add(*word, 1, {matches, candidates ? &*candidates : nullptr, &matches.documents_});
    rest -= highest;
  }
  return matches;
}

void RelevanceScorer::add(const MatchQuery& query, double factor, const Target& target) {
  switch (query.op()) {
    case Op::kTerm:
      return add_word(query, factor, TermPostings(database_, query.term()), target);
    case Op::kSpellings: {
      std::vector<TermPostings> spellings;
      query.for_each_term(
          [&](const std::string& term) { spellings.emplace_back(database_, term); });
      return add_word(query, factor, SpellingPostings(std::move(spellings)), target);
    }
    case Op::kGathered:
      return add_word(query, factor, GatheredWalk(query.gathered()), target);
    case Op::kOr:
      for (const MatchQuery& part : query.parts()) add(part, factor, target);
      return;
    case Op::kScaled:
      if (query.factor() == 0) return add_unscored(query, target);
      return add(query.parts().front(), factor * query.factor(), target);
    case Op::kAndMaybe:
      return add_and_maybe(query, factor, target);
    case Op::kAnd:
    case Op::kFilter:
    case Op::kAndNot:
      return add_restricted(query, factor, target);
    case Op::kNothing:
    case Op::kAll:
    case Op::kXapian:
      return add_unscored(query, target);
  }
}

// What has the first part matches.
void RelevanceScorer::add_and_maybe(const MatchQuery& query, double factor, const Target& target) {
  const std::vector<MatchQuery>& parts = query.parts();
  DocumentSet documents(last_);
  add(parts.front(), factor, {target.matches, target.within, &documents});
  const Within inside(std::move(documents), postings_of(parts.front()));
  for (std::size_t i = 1; i < parts.size(); ++i) {
    add(parts[i], factor, {target.matches, &inside, nullptr});
  }
  if (target.matched != nullptr) *target.matched |= inside.documents();
}

// What matches is found before anything scores.
void RelevanceScorer::add_restricted(const MatchQuery& query, double factor, const Target& target) {
  DocumentSet documents = matching_documents(database_, query);
  if (target.within != nullptr) documents &= target.within->documents();
  const std::uint64_t count = documents.count();
  const Within inside(std::move(documents), count);
  const std::size_t scored = query.op() == Op::kAnd ? query.parts().size() : 1;
  for (std::size_t i = 0; i < scored; ++i) {
    add(query.parts()[i], factor, {target.matches, &inside, nullptr});
  }
  if (target.matched != nullptr) *target.matched |= inside.documents();
}

void RelevanceScorer::add_unscored(const MatchQuery& query, const Target& target) const {
  if (target.matched == nullptr) return;
  DocumentSet documents = matching_documents(database_, query);
  if (target.within != nullptr) documents &= target.within->documents();
  *target.matched |= documents;
}

template <typename Postings>
void RelevanceScorer::add_word(const MatchQuery& word, double factor, Postings postings,
                               const Target& target) {
  const auto weight = static_cast<float>(factor * weight_of(word));
  ZeroedFloats& scores = target.matches.scores_;
  const Within* const within = target.within;
  DocumentSet* const matched = target.matched;
  DocumentSet* const in_language =
      word.language() ? &target.matches.by_language_[*word.language()] : nullptr;
  const auto add_posting = [&](Xapian::docid document) {
    const float occurrences = postings.occurrences();
    scores[document] += weight * occurrences / (saturation(document) + occurrences);
    if (matched != nullptr) matched->insert(document);
    if (in_language != nullptr) in_language->insert(document);
  };
  if (within != nullptr && within->is_small_beside(postings_of(word))) {
    within->documents().for_each([&](Xapian::docid document) {
      postings.skip_to(document);
      if (!postings.at_end() && postings.document() == document) add_posting(document);
    });
    return;
  }
  for (; !postings.at_end(); postings.next()) {
    const Xapian::docid document = postings.document();
    if (document - 1 >= last_) fail_on_damaged_postings();
    if (within == nullptr || within->documents().contains(document)) add_posting(document);
  }
}

// What a word that so many documents have gives one that holds nothing else: Robertson & Sparck
// Jones (1976) without relevance information, smoothed to stay positive for words that most
// documents have, as Xapian does.
double RelevanceScorer::weight_of(const MatchQuery& word) {
  const double frequency =
      word.op() == Op::kGathered
          ? word.gathered().frequency
          : static_cast<double>(word.word_frequency() ? *word.word_frequency()
                                                      : frequencies_.of(word.term()));
  const double odds = (documents_ - frequency + 0.5) / (frequency + 0.5);
  return std::log(odds < 2 ? odds * 0.5 + 1 : odds) * (RankingConstants().k1 + 1);
}

std::uint64_t RelevanceScorer::postings_of(const MatchQuery& query) {
  if (query.op() == Op::kTerm) return frequencies_.of(query.term());
  if (query.op() == Op::kGathered) return query.gathered().postings.size();
  std::uint64_t postings = 0;
  for (const MatchQuery& part : query.parts()) postings += postings_of(part);
  return postings;
}

double RelevanceScorer::highest_score(const MatchQuery& query) {
  switch (query.op()) {
    case Op::kTerm:
    case Op::kSpellings:
    case Op::kGathered:
      return weight_of(query);
    case Op::kScaled:
      return query.factor() == 0 ? 0 : query.factor() * highest_score(query.parts().front());
    case Op::kFilter:
    case Op::kAndNot:
      return highest_score(query.parts().front());
    default: {
      double sum = 0;
      for (const MatchQuery& part : query.parts()) sum += highest_score(part);
      return sum;
    }
  }
}

// The occurrences that give a document half of a term's weight: more in a longer document.
float RelevanceScorer::saturation(Xapian::docid document) {
  const std::uint32_t length = lengths_.length(document);
  return length < saturations_.size() ? saturations_[length] : saturation_of(length, mean_length_);
}

}  // namespace fundstelle
