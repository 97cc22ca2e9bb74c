// The column of a facet against the facet's terms.
//
// Filters use the terms, counts the column; both must say the same of every document. The column is
// kept by document and terms by value, so of each value the number of its documents and a sum of
// hashes of their numbers are compared, in one pass over each; documents are looked for only where
// these differ. Memory: some words a value.
#pragma once

#include <xapian.h>

#include "index/facets.h"
#include "indexer/checks/findings.h"

namespace fundstelle {

/// Findings are of the part `facet NAME`.
void check_facet_column(const Xapian::Database& database, const Facet& facet, Findings& findings);

}  // namespace fundstelle
