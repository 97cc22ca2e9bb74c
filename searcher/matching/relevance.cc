#include "searcher/matching/relevance.h"

#include <algorithm>
#include <cmath>
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

std::vector<ScoredDocument> best_of(const DocumentSet& documents, const ZeroedFloats& scores,
                                    std::size_t count) {
  const auto better = [](const ScoredDocument& a, const ScoredDocument& b) {
    return a.score != b.score ? a.score > b.score : a.document < b.document;
  };
  std::vector<ScoredDocument> best;  // a heap, the worst on top, once it is full
  if (count == 0) return best;
  float worst = -1;
  documents.for_each([&](Xapian::docid document) {
    const float score = scores[document];
    if (score <= worst) return;  // of equals the first stays
    if (best.size() == count) {
      std::pop_heap(best.begin(), best.end(), better);
      best.pop_back();
    }
    best.push_back({document, score});
    std::push_heap(best.begin(), best.end(), better);
    if (best.size() == count) worst = static_cast<float>(best.front().score);
  });
  std::sort_heap(best.begin(), best.end(), better);
  return best;
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

std::vector<ScoredDocument> ScoredMatches::best(std::size_t count) const {
  return best_of(documents_, scores_, count);
}

std::vector<ScoredDocument> ScoredMatches::best(std::size_t count, Language language) const {
  DocumentSet documents = in(language);
  documents &= documents_;
  return best_of(documents, scores_, count);
}

std::vector<Xapian::docid> ScoredMatches::with_score(double score) const {
  std::vector<Xapian::docid> documents;
  documents_.for_each([&](Xapian::docid document) {
    if (scores_[document] == score) documents.push_back(document);
  });
  return documents;
}

void ScoredMatches::scale(Language language, double factor) {
  const auto scale = static_cast<float>(factor);
  in(language).for_each([&](Xapian::docid document) { scores_[document] *= scale; });
}

void ScoredMatches::drop_below(double score) {
  DocumentSet kept(static_cast<Xapian::docid>(documents_.words().size() * 64));
  documents_.for_each([&](Xapian::docid document) {
    if (scores_[document] >= score) kept.insert(document);
  });
  documents_ = std::move(kept);
}

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
  add(query, 1, nullptr, &matches.documents_, matches);
  return matches;
}

ScoredMatches RelevanceScorer::score(const MatchQuery& query, DocumentSet documents) {
  ScoredMatches matches(last_);
  const std::uint64_t count = documents.count();
  const Within within(std::move(documents), count);
  add(query, 1, &within, nullptr, matches);
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
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::optional<Within> candidates;
  std::uint64_t found = 0;  // documents, at most
  for (const auto& [highest, word] : words) {
    // Worth a look only before more is read than what has been found.
    if (found < postings_of(*word)) {
      const std::vector<ScoredDocument> best = matches.best(count);
      if (best.size() == count && best.back().score > rest) {
        matches.drop_below(best.back().score - rest);
        candidates.emplace(matches.documents_, matches.documents_.count());
      }
      found = candidates ? candidates->count() : matches.documents_.count();
    }
    found += postings_of(*word);
    add(*word, 1, candidates ? &*candidates : nullptr, &matches.documents_, matches);
    rest -= highest;
  }
  return matches;
}

// Adds the scores of what matches to `matches`, of documents `within` only if that is given, and
// the documents themselves to `matched` if that is given.
void RelevanceScorer::add(const MatchQuery& query, double factor, const Within* within,
                          DocumentSet* matched, ScoredMatches& matches) {
  switch (query.op()) {
    case Op::kTerm:
      return add_term(query, factor, within, matched, matches);
    case Op::kGathered:
      return add_gathered(query.gathered(), factor, within, matched, matches.scores_);
    case Op::kOr:
      for (const MatchQuery& part : query.parts()) add(part, factor, within, matched, matches);
      return;
    case Op::kAndMaybe: {
      DocumentSet needed(last_);
      add(query.parts().front(), factor, within, &needed, matches);
      const Within inside(std::move(needed), postings_of(query.parts().front()));
      for (std::size_t i = 1; i < query.parts().size(); ++i) {
        add(query.parts()[i], factor, &inside, nullptr, matches);
      }
      if (matched != nullptr) *matched |= inside.documents();
      return;
    }
    case Op::kScaled:
      if (query.factor() == 0) return add_unscored(query, within, matched);
      return add(query.parts().front(), factor * query.factor(), within, matched, matches);
    case Op::kAnd:
    case Op::kFilter:
    case Op::kAndNot: {
      DocumentSet documents = matching_documents(database_, query);
      if (within != nullptr) documents &= within->documents();
      const std::uint64_t count = documents.count();
      const Within inside(std::move(documents), count);
      const std::size_t scored = query.op() == Op::kAnd ? query.parts().size() : 1;
      for (std::size_t i = 0; i < scored; ++i) {
        add(query.parts()[i], factor, &inside, nullptr, matches);
      }
      if (matched != nullptr) *matched |= inside.documents();
      return;
    }
    case Op::kNothing:
    case Op::kAll:
    case Op::kXapian:
      return add_unscored(query, within, matched);
  }
}

void RelevanceScorer::add_unscored(const MatchQuery& query, const Within* within,
                                   DocumentSet* matched) const {
  if (matched == nullptr) return;
  DocumentSet documents = matching_documents(database_, query);
  if (within != nullptr) documents &= within->documents();
  *matched |= documents;
}

void RelevanceScorer::add_term(const MatchQuery& term, double factor, const Within* within,
                               DocumentSet* matched, ScoredMatches& matches) {
  Xapian::PostingIterator posting = database_.postlist_begin(term.term());
  const Xapian::PostingIterator end = database_.postlist_end(term.term());
  const auto weight = static_cast<float>(factor * term_weight(term));
  ZeroedFloats& scores = matches.scores_;
  DocumentSet* const in_language =
      term.language() ? &matches.by_language_[*term.language()] : nullptr;
  const auto add_posting = [&](Xapian::docid document) {
    const auto occurrences = static_cast<float>(posting.get_wdf());
    scores[document] += weight * occurrences / (saturation(document) + occurrences);
    if (matched != nullptr) matched->insert(document);
    if (in_language != nullptr) in_language->insert(document);
  };
  if (within != nullptr && within->is_small_beside(frequencies_.of(term.term()))) {
    within->documents().for_each([&](Xapian::docid document) {
      if (posting != end) posting.skip_to(document);
      if (posting != end && *posting == document) add_posting(document);
    });
    return;
  }
  for (; posting != end; ++posting) {
    const Xapian::docid document = *posting;
    if (document - 1 >= last_) fail_on_damaged_postings();
    if (within == nullptr || within->documents().contains(document)) add_posting(document);
  }
}

void RelevanceScorer::add_gathered(const GatheredPostings& gathered, double factor,
                                   const Within* within, DocumentSet* matched,
                                   ZeroedFloats& scores) {
  const auto weight = static_cast<float>(factor * weight_of(gathered.frequency));
  for (const auto& [document, occurrences] : gathered.postings) {
    if (within != nullptr && !within->documents().contains(document)) continue;
    scores[document] += weight * occurrences / (saturation(document) + occurrences);
    if (matched != nullptr) matched->insert(document);
  }
}

// What a term of so many documents gives one that holds nothing else: Robertson & Sparck Jones
// (1976) without relevance information, smoothed to stay positive for terms that most documents
// have, as Xapian does.
double RelevanceScorer::weight_of(double frequency) const {
  const double odds = (documents_ - frequency + 0.5) / (frequency + 0.5);
  return std::log(odds < 2 ? odds * 0.5 + 1 : odds) * (RankingConstants().k1 + 1);
}

double RelevanceScorer::term_weight(const MatchQuery& term) {
  const std::uint64_t frequency =
      term.word_frequency() ? *term.word_frequency() : frequencies_.of(term.term());
  return weight_of(static_cast<double>(frequency));
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
      return term_weight(query);
    case Op::kGathered:
      return weight_of(query.gathered().frequency);
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
