// What is to be marked in titles and texts: the positive part of the query, as analysed.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include "analyzers/by_language.h"

namespace fundstelle {

/// One word of a phrase, or a word alone, in both languages' stems.
struct MarkedWord {
  ByLanguage<std::string> stems;  ///< Empty: not in that language.
  std::string prefix;  ///< When not empty: every word whose folded form begins so, and no stem.
  std::string form;    ///< When not empty: only this folded form (`exact:`).

  friend auto operator<=>(const MarkedWord&, const MarkedWord&) = default;
};

/// A word (of one element) or a phrase. All its words must stand one behind the other.
struct MarkRule {
  std::vector<MarkedWord> words;
  bool title_only = false;
  double weight = 1;  ///< How much it says that a passage holds it (inverse document frequency).

  friend auto operator<=>(const MarkRule&, const MarkRule&) = default;
};

using HighlightRules = std::vector<MarkRule>;

}  // namespace fundstelle
