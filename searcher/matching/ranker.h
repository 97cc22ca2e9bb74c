// The order of the hits, and which documents match.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

#include "searcher/matching/document_set.h"
#include "searcher/matching/search_query.h"
#include "searcher/request.h"

namespace fundstelle {

struct Ranked {
  Xapian::docid document = 0;
  double score = 0;
  double nearness = 0;  ///< The share of the score that words close together gave.
};

struct Ranking {
  std::vector<Ranked> page;  ///< The hits asked for.
  /// All matching documents when they are needed; nothing when every document matches and nobody
  /// asks for their order.
  std::optional<DocumentSet> matches;
  std::uint64_t known_matches = 0;  ///< Matches there are at least; 0 only if there are none.
};

/// By relevance, or by date when the request says so or nothing in the query tells documents apart.
Ranking rank(const Xapian::Database& database, const SearchRequest& request,
             const SearchQuery& query);

/// BM25 with the constants of ranking.h.
Xapian::BM25Weight bm25();

}  // namespace fundstelle
