#include "searcher/matching/ranker.h"

#include <algorithm>

#include "searcher/matching/date_order.h"
#include "searcher/matching/proximity.h"
#include "searcher/matching/ranking.h"
#include "searcher/matching/relevance.h"

namespace fundstelle {
namespace {

// Hits only ever gain by it, so those behind the ones looked at stay behind.
void add_nearness(const ProximityScorer& proximity, std::vector<Ranked>::iterator begin,
                  std::vector<Ranked>::iterator end) {
  std::sort(begin, end, [](const Ranked& a, const Ranked& b) { return a.document < b.document; });
  std::vector<Xapian::docid> documents;
  for (auto hit = begin; hit != end; ++hit) documents.push_back(hit->document);
  const std::vector<double> nearness = proximity.score(documents);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    (begin + static_cast<std::ptrdiff_t>(i))->nearness = nearness[i];
    (begin + static_cast<std::ptrdiff_t>(i))->score += nearness[i];
  }
  std::stable_sort(begin, end, [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
}

// Without counting, not all that match need be found.
std::vector<ScoredDocument> best_by_postings(RelevanceScorer& scorer, const SearchRequest& request,
                                             const SearchQuery& query, const MatchQuery& all,
                                             const std::optional<DocumentSet>& known,
                                             std::size_t count, Ranking& ranking) {
  ScoredMatches matches = known           ? scorer.score(query.scored(), *known)
                          : request.count ? scorer.score(all)
                                          : scorer.score_best(all, std::max<std::size_t>(count, 1));
  // One is looked for also on an empty page: the exit code depends on it.
  std::vector<ScoredDocument> best = matches.best(std::max<std::size_t>(count, 1));
  ranking.known_matches = best.size();
  if (!request.count) return best;
  ranking.matches = matches.take_documents();
  return best;
}

}  // namespace

bool is_by_relevance(const SearchRequest& request, const SearchQuery& query) {
  return request.sort == SortOrder::kRelevance && query.is_scored();
}

Ranking rank_by_relevance(const Xapian::Database& database, RelevanceScorer& scorer,
                          const SearchRequest& request, const SearchQuery& query,
                          const std::optional<DocumentSet>& known) {
  const ProximityScorer proximity(database, scorer.frequencies(), query.words());
  const std::size_t depth = proximity.is_needed() ? RankingConstants().proximity_depth : 0;
  const std::size_t documents = database.get_doccount();
  const std::size_t end =
      std::min(documents, std::max(depth, request.offset + std::min(request.limit, documents)));
  const MatchQuery& all = query.all();
  Ranking ranking;
  std::vector<Ranked> best;
  for (const ScoredDocument& hit :
       best_by_postings(scorer, request, query, all, known, end, ranking)) {
    best.push_back({hit.document, hit.score});
  }
  const auto reordered = best.begin() + static_cast<std::ptrdiff_t>(std::min(depth, best.size()));
  add_nearness(proximity, best.begin(), reordered);

  const std::size_t first = std::min(request.offset, best.size());
  const std::size_t last = std::min(best.size(), first + std::min(request.limit, best.size()));
  ranking.page.assign(best.begin() + static_cast<std::ptrdiff_t>(first),
                      best.begin() + static_cast<std::ptrdiff_t>(last));
  return ranking;
}

Ranking rank_by_date(const Xapian::Database& database, const SearchRequest& request,
                     const std::optional<DocumentSet>& matches) {
  Ranking ranking;
  ranking.known_matches = matches ? matches->count() : database.get_doccount();
  for (const Xapian::docid document : order_by_date(
           database, matches, request.sort != SortOrder::kOldest, request.offset, request.limit)) {
    ranking.page.push_back({document});
  }
  return ranking;
}

}  // namespace fundstelle
