// Brings the columns, of lengths, dates and all facets, up to date with the documents.
#pragma once

#include <vector>

#include <xapian.h>

#include "index/facets.h"

namespace fundstelle {

/// Writes all columns anew.
void build_columns(Xapian::WritableDatabase& database, const FacetSchema& schema);

/// Takes in documents that were added, replaced or deleted since. `changed` in any order.
void update_columns(Xapian::WritableDatabase& database, const FacetSchema& schema,
                    std::vector<Xapian::docid> changed);

}  // namespace fundstelle
