// Orders documents by date.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <xapian.h>

#include "searcher/matching/document_set.h"

namespace fundstelle {

/// The documents at the ranks `offset` to `offset + limit` of `documents` by date, the undated
/// last, those of one date by id. Of all documents when there is no set.
std::vector<Xapian::docid> order_by_date(const Xapian::Database& database,
                                         const std::optional<DocumentSet>& documents,
                                         bool newest_first, std::size_t offset, std::size_t limit);

}  // namespace fundstelle
