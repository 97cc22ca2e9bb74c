// Which documents match, without ranking any.
#pragma once

#include <cstdint>

#include <xapian.h>

#include "searcher/matching/document_set.h"
#include "searcher/matching/match_query.h"

namespace fundstelle {

/// Every document that matches. Terms and the operators over them are looked up in the postings,
/// many times faster than a match; what else a query holds (phrases, ranges of values) is matched
/// by Xapian.
DocumentSet matching_documents(const Xapian::Database& database, const MatchQuery& query);

/// Looking a document up in a posting list costs about as much as reading this many postings.
inline constexpr std::uint64_t kPostingsPerSkip = 8;

}  // namespace fundstelle
