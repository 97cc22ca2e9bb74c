// Which documents match, without ranking any.
#pragma once

#include <cstdint>

#include <xapian.h>

#include "searcher/matching/document_set.h"

namespace fundstelle {

/// Every document that matches. Terms and the operators over them are looked up in the postings, many
/// times faster than a match; what else a query holds (phrases, ranges of values, wildcards) is
/// matched by Xapian.
DocumentSet matching_documents(const Xapian::Database& database, const Xapian::Query& query);

/// About how many postings have to be read for it.
std::uint64_t estimate_postings(const Xapian::Database& database, const Xapian::Query& query);

}  // namespace fundstelle
