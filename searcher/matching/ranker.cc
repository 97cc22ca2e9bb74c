#include "searcher/matching/ranker.h"

#include <algorithm>

#include "searcher/matching/date_order.h"
#include "searcher/matching/proximity.h"
#include "searcher/matching/ranking.h"

namespace fundstelle {
namespace {

// Hits only ever gain by it, so those behind the ones looked at stay behind.
void add_nearness(const ProximityScorer& proximity, std::vector<Ranked>& best) {
  std::sort(best.begin(), best.end(),
            [](const Ranked& a, const Ranked& b) { return a.document < b.document; });
  std::vector<Xapian::docid> documents;
  for (const Ranked& hit : best) documents.push_back(hit.document);
  const std::vector<double> nearness = proximity.score(documents);
  for (std::size_t i = 0; i < best.size(); ++i) {
    best[i].nearness = nearness[i];
    best[i].score += nearness[i];
  }
  std::stable_sort(best.begin(), best.end(),
                   [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
}

}  // namespace

Xapian::BM25Weight bm25() {
  const RankingConstants constants;
  return Xapian::BM25Weight(constants.k1, 0, constants.k3, constants.b, constants.min_length);
}

bool is_by_relevance(const SearchRequest& request, const SearchQuery& query) {
  return request.sort == SortOrder::kRelevance && query.is_scored();
}

Ranking rank_by_relevance(const Xapian::Database& database, const SearchRequest& request,
                          const SearchQuery& query) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(bm25());
  enquire.set_query(query.all());

  const ProximityScorer proximity(database, query.words());
  const std::size_t depth = proximity.is_needed() ? RankingConstants().proximity_depth : 0;
  const Xapian::doccount documents = database.get_doccount();
  const std::size_t end = std::min<std::size_t>(
      documents, std::max(depth, request.offset + std::min<std::size_t>(request.limit, documents)));
  // One match is looked for also on an empty page: the exit code depends on it.
  const Xapian::MSet hits = enquire.get_mset(0, static_cast<Xapian::doccount>(end), 1);
  std::vector<Ranked> best, rest;
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
    (best.size() < depth ? best : rest).push_back({*hit, hit.get_weight()});
  }
  if (depth > 0) add_nearness(proximity, best);
  best.insert(best.end(), rest.begin(), rest.end());

  Ranking ranking;
  const std::size_t first = std::min(request.offset, best.size());
  const std::size_t last = std::min(best.size(), first + std::min(request.limit, best.size()));
  ranking.page.assign(best.begin() + static_cast<std::ptrdiff_t>(first),
                      best.begin() + static_cast<std::ptrdiff_t>(last));
  ranking.known_matches = hits.get_matches_lower_bound();
  return ranking;
}

Ranking rank_by_date(const Xapian::Database& database, const SearchRequest& request,
                     const std::optional<DocumentSet>& matches) {
  Ranking ranking;
  ranking.known_matches = matches ? matches->count() : database.get_doccount();
  for (const Xapian::docid document :
       order_by_date(database, matches, request.sort != SortOrder::kOldest, request.offset,
                     request.limit)) {
    ranking.page.push_back({document});
  }
  return ranking;
}

}  // namespace fundstelle
