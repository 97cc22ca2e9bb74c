// What a query tree becomes: what is to match, how it scores, and what else is known of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/matching/language_shares.h"
#include "searcher/matching/match_query.h"
#include "searcher/matching/query_word.h"
#include "searcher/model/highlight_rules.h"
#include "searcher/model/request.h"

namespace fundstelle {

/// One word or phrase of the query and what it became.
struct QueryGroup {
  std::string written;
  MatchQuery query;
};

struct CompiledQuery {
  MatchQuery query;
  /// How the words beside each other at the top match, kAll or kAny; nothing with fewer than two.
  std::optional<MatchMode> mode;
  std::uint64_t with_all = 0;  ///< Documents of the index that have all those words.
  MatchQuery some;             ///< With kAll: the query as kAny would have it.
  HighlightRules highlights;
  std::vector<QueryGroup> groups;
  /// Words that stand by themselves, in the query's order; the first few times each is written.
  std::vector<QueryWord> words;
  /// Words that were left out, as they say nothing in the language of the query.
  std::vector<std::string> function_words;
  /// How the query is divided between the languages; nothing when it was asked in one.
  std::optional<LanguageShares> shares;
  bool scored = false;  ///< False when nothing in it gives documents different scores.
};

}  // namespace fundstelle
