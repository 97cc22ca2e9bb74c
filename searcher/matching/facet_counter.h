// Exact facet counts.
//
// The values of a facet are counted over all matches of the query with every filter but the facet's
// own, so the count beside a value is the number of matches if it were chosen instead.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/facets.h"
#include "searcher/matching/document_set.h"
#include "searcher/output/results.h"

namespace fundstelle {

/// Counts the values of `facet` over `documents`. `selected` holds facet keys; `limit` 0 is all.
FacetCounts count_facet(const Xapian::Database& database, const Facet& facet,
                        const DocumentSet& documents, const std::set<std::string>& selected,
                        std::size_t limit);

/// The same over all documents: term frequencies, no document is looked at.
FacetCounts count_facet_of_all(const Xapian::Database& database, const Facet& facet,
                               const std::set<std::string>& selected, std::size_t limit);

}  // namespace fundstelle
