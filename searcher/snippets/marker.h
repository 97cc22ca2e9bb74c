// Finds what is to be marked in a text.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "analyzers/language.h"
#include "analyzers/token.h"
#include "searcher/matching/highlight_rules.h"

namespace fundstelle {

/// One place where a rule is met.
struct Mark {
  std::size_t start = 0;  ///< Bytes, half-open.
  std::size_t end = 0;
  std::size_t rule = 0;         ///< Index into the rules.
  std::size_t words_start = 0;  ///< The whole words it lies in: more than itself for a part.
  std::size_t words_end = 0;
};

/// The places in a text with these tokens where `rules` are met, ascending by start. A phrase is
/// one place, from its first word to its last; places of different rules may overlap.
std::vector<Mark> find_marks(std::span<const Token> tokens, Language language,
                             const HighlightRules& rules, bool in_title);

/// The ranges covered by `marks`, ascending, without overlap.
std::vector<std::pair<std::size_t, std::size_t>> merge_ranges(std::vector<Mark> marks);

}  // namespace fundstelle
