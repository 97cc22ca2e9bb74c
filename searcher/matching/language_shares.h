// Which language a query is in, weighed softly: the same words may be of both.
#pragma once

#include <array>
#include <vector>

#include "analyzers/language.h"
#include "searcher/matching/query_context.h"
#include "searcher/matching/query_word.h"

namespace fundstelle {

/// By Language; the sum is 1.
using LanguageShares = std::array<double, kLanguages.size()>;

/// The share of each language among the documents that have all of `words`, as it is expected from
/// the documents that have each: as if words knew nothing of each other (naive Bayes; Manning,
/// Raghavan & Schütze, "Introduction to Information Retrieval", 2008, chapter 13). Of one word it
/// is the share of its documents. Function words take part: they say most. Words that no document
/// has say nothing.
LanguageShares language_shares(const QueryContext& context, const std::vector<QueryWord>& words);

}  // namespace fundstelle
