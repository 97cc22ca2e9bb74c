// Phrases and NEAR as queries: the words' postings find candidates, and each candidate's
// position record decides.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/matching/match_query.h"

namespace fundstelle {

/// As WordPattern, in stem terms. All terms are of one language.
struct TermPattern {
  std::vector<std::vector<std::string>> sequences;
  std::size_t words_between = 0;
  bool title_only = false;
};

/// Matches the documents in which `pattern` occurs; they score as an AND of its words. `pattern`
/// has at least one word. `words` holds a query for each, of its term, in the order of the
/// sequences.
MatchQuery positional_query(TermPattern pattern, const std::vector<MatchQuery>& words);

}  // namespace fundstelle
