// Which language a query is in, weighed softly: the same words may be of both.
#pragma once

#include "analyzers/by_language.h"
#include "searcher/matching/query_context.h"
#include "searcher/query/query_tree.h"

namespace fundstelle {

/// The sum is 1.
using LanguageShares = ByLanguage<double>;

/// Of a query that is in `language` for sure.
LanguageShares shares_of(Language language);

/// The share of each language among the documents that have all the words that `tree` looks for, as
/// it is expected from the documents that have each: as if words knew nothing of each other (naive
/// Bayes; Manning, Raghavan & Schütze, "Introduction to Information Retrieval", 2008, chapter 13).
/// Of one word it is the share of its documents. Function words take part: they say most. Words
/// that no document has and those that are excluded say nothing, nor does what is asked for
/// exactly. `capitals_count` as in QueryAnalyzer::analyze().
LanguageShares language_shares(QueryContext& context, const query::Node& tree, bool capitals_count);

}  // namespace fundstelle
