// Exact counts: how many documents match, and how many of them have each value of each facet.
//
// The values of a facet are counted over all matches of the query with every filter but the facet's
// own, so the count beside a value is the number of matches if it were chosen instead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/facets.h"
#include "searcher/matching/document_set.h"
#include "searcher/matching/search_query.h"
#include "searcher/output/results.h"

namespace fundstelle {

struct Counts {
  std::uint64_t matches = 0;
  std::vector<FacetCounts> facets;  ///< In the order asked for.
  /// The matching documents; nothing when every document matches.
  std::optional<DocumentSet> documents;
};

/// Counts `facets` with at most `limit` values each, 0 for all. `known`: what query.all() matches, if
/// that has been found already.
Counts count_matches(const Xapian::Database& database, const SearchQuery& query,
                     const std::vector<const Facet*>& facets, std::size_t limit,
                     std::optional<DocumentSet> known = std::nullopt);

/// The values of one facet over `documents`, over all if there is no set. `selected` holds facet keys.
FacetCounts count_facet(const Xapian::Database& database, const Facet& facet,
                        const std::optional<DocumentSet>& documents,
                        const std::set<std::string>& selected, std::size_t limit);

}  // namespace fundstelle
