// What a prefix finds: the postings of all its continuations as those of one word.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/matching/match_query.h"
#include "searcher/matching/query_work.h"

namespace fundstelle {

/// Gathers the postings of every term that begins with one of `prefixes`, of which none begins with
/// another, however many there are: one left out in silence would lose documents. A document has as
/// many occurrences as of all terms together. `name` is how the prefix is shown. Throws Error when
/// that is too much work.
std::shared_ptr<const GatheredPostings> gather_prefix(const Xapian::Database& database,
                                                      const std::vector<std::string>& prefixes,
                                                      std::string name, QueryWork& work);

}  // namespace fundstelle
