// What `--explain` says: how the query was read, and what each word gave each hit.
#pragma once

#include <optional>
#include <vector>

#include <xapian.h>

#include "searcher/matching/ranker.h"
#include "searcher/matching/search_query.h"
#include "searcher/model/request.h"
#include "searcher/model/results.h"
#include "searcher/query/query_tree.h"

namespace fundstelle {

Explanation explain_query(const SearchRequest& request, const std::optional<query::Node>& tree,
                          const SearchQuery& query);

/// Fills in the contributions of `hits`, which are those of `ranked`.
void explain_hits(const Xapian::Database& database, RelevanceScorer& scorer,
                  const std::vector<QueryGroup>& groups, const std::vector<Ranked>& ranked,
                  std::vector<Hit>& hits);

}  // namespace fundstelle
