// Query words as queries: what matches, and what each of it weighs.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "searcher/matching/match_query.h"
#include "searcher/matching/query_word.h"
#include "searcher/matching/term_frequencies.h"

namespace fundstelle {

/// What of a compound must be in a document that does not have the compound itself.
enum class Parts { kAny, kAll };

/// The word in each language in which it is no function word (or in which those are kept), or the
/// parts of a compound, which weigh less. The spelling as asked for weighs more. Empty when nothing
/// is left. The stems of a word weigh alike, by the number of documents that have any of them.
/// `field`: query::kTitleField, query::kExactField or empty.
MatchQuery word_query(const QueryWord& word, std::string_view field, Parts parts,
                      bool keep_function_words, TermFrequencies& frequencies);

/// `word` and those behind it written as one (lawbreakers for law-breakers); empty when they are
/// not joined, and with query::kExactField. `field` as above.
MatchQuery joined_query(const QueryWord& word, std::string_view field,
                        TermFrequencies& frequencies);

/// One sequence: its words one behind the other. Several: near each other, with at most
/// `words_between` words between two. Function words count. `field` as above.
MatchQuery sequences_query(const std::vector<std::vector<QueryWord>>& sequences,
                           std::size_t words_between, std::string_view field,
                           TermFrequencies& frequencies);

}  // namespace fundstelle
