// Orders documents by date.
#pragma once

#include <cstddef>

#include <xapian.h>

#include "searcher/matching/document_set.h"

namespace fundstelle {

/// The documents at the ranks `offset` to `offset + limit` of `documents` by date, the undated last,
/// those of one date by id.
DocumentSet order_by_date(const Xapian::Database& database, const DocumentSet& documents,
                          bool newest_first, std::size_t offset, std::size_t limit);

}  // namespace fundstelle
