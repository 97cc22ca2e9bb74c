// The order of the hits.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

#include "searcher/matching/document_set.h"
#include "searcher/matching/relevance.h"
#include "searcher/matching/search_query.h"
#include "searcher/model/request.h"

namespace fundstelle {

struct Ranked {
  Xapian::docid document = 0;
  double score = 0;
  double nearness = 0;  ///< The share of the score that words close together gave.
  double factor = 1;    ///< What the score was multiplied by for its language (language_balance.h).
};

struct Ranking {
  std::vector<Ranked> page;            ///< The hits asked for.
  std::uint64_t known_matches = 0;     ///< Matches there are at least; 0 only if there are none.
  std::optional<DocumentSet> matches;  ///< All that match, where ranking found them.
};

/// True when the hits come by relevance: by date when the request says so, or when nothing in the
/// query tells documents apart.
bool is_by_relevance(const SearchRequest& request, const SearchQuery& query);

/// `scorer` of the same database.
/// `known`: what matches, if that has been found.
Ranking rank_by_relevance(const Xapian::Database& database, RelevanceScorer& scorer,
                          const SearchRequest& request, const SearchQuery& query,
                          const std::optional<DocumentSet>& known);

/// `matches`: nothing when every document matches.
Ranking rank_by_date(const Xapian::Database& database, const SearchRequest& request,
                     const std::optional<DocumentSet>& matches);

}  // namespace fundstelle
