#include "searcher/matching/ranker.h"

#include <algorithm>
#include <span>

#include "index/columns/date_column.h"
#include "searcher/matching/date_order.h"
#include "searcher/matching/document_places.h"
#include "searcher/matching/id_order.h"
#include "searcher/matching/language_balance.h"
#include "searcher/matching/proximity.h"
#include "searcher/matching/ranking.h"
#include "searcher/matching/relevance.h"

namespace fundstelle {
namespace {

bool is_in_two_languages(const SearchQuery& query) {
  const std::optional<LanguageShares> shares = query.shares();
  return shares && (*shares)[Language::kEnglish] > 0 && (*shares)[Language::kGerman] > 0;
}

// Hits only ever gain by it, so those behind the ones looked at stay behind.
void add_nearness(const ProximityScorer& proximity, std::span<Ranked> hits) {
  std::vector<Xapian::docid> documents;
  for (const Ranked& hit : hits) documents.push_back(hit.document);
  const std::vector<std::size_t> places = ascending_places(documents);
  std::sort(documents.begin(), documents.end());
  const std::vector<double> nearness = proximity.score(documents);
  for (std::size_t i = 0; i < places.size(); ++i) {
    Ranked& hit = hits[places[i]];
    hit.nearness = nearness[i] * hit.factor;
    hit.score += hit.nearness;
  }
  std::stable_sort(hits.begin(), hits.end(),
                   [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
}

// Puts documents of one score in the order of their ids.
void order_equals(const Xapian::Database& database, const ScoredMatches& matches,
                  std::vector<ScoredDocument>& best) {
  const std::size_t count = best.size();
  std::optional<DateColumn> dates;
  for (std::size_t begin = 0, end = 0; begin < count; begin = end) {
    const double score = best[begin].score;
    while (end < count && best[end].score == score) ++end;
    std::vector<Xapian::docid> equals;
    if (end == count) {
      equals = matches.with_score(score);  // also those that found no place
    } else {
      for (std::size_t i = begin; i < end; ++i) equals.push_back(best[i].document);
    }
    if (equals.size() == 1) continue;
    if (!dates) dates.emplace(database);
    order_by_id(database, dates->zones(), equals, end - begin);
    for (std::size_t i = begin; i < end; ++i) best[i].document = equals[i - begin];
  }
}

// Without counting, not all that match need be found; but all are needed to weigh languages.
ScoredMatches find_matches(RelevanceScorer& scorer, const SearchRequest& request,
                           const SearchQuery& query, const std::optional<DocumentSet>& known,
                           std::size_t count) {
  if (known) return scorer.score(query.scored(), *known);
  if (request.count || is_in_two_languages(query)) return scorer.score(query.all());
  return scorer.score_best(query.all(), count);
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
  // One is looked for also on an empty page: the exit code depends on it.
  const std::size_t count = std::max<std::size_t>(end, 1);
  ScoredMatches matches = find_matches(scorer, request, query, known, count);
  ByLanguage<double> factors{1, 1};
  if (is_in_two_languages(query)) factors = balance_languages(matches, *query.shares());
  std::vector<ScoredDocument> found = matches.best(count);
  order_equals(database, matches, found);

  std::vector<Ranked> best;
  for (const ScoredDocument& hit : found) {
    const bool is_german = matches.in(Language::kGerman).contains(hit.document);
    const Language language = is_german ? Language::kGerman : Language::kEnglish;
    best.push_back({hit.document, hit.score, 0, factors[language]});
  }
  add_nearness(proximity, std::span(best).first(std::min(depth, best.size())));
  Ranking ranking;
  ranking.known_matches = best.size();
  if (request.count) ranking.matches = matches.take_documents();

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
