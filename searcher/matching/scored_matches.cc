#include "searcher/matching/scored_matches.h"

#include <algorithm>

namespace fundstelle {
namespace {

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

}  // namespace fundstelle
