// What is to be marked in titles and texts: the positive part of the query, as analysed.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "analyzers/language.h"

namespace fundstelle {

/// One word of a phrase, or a word alone, in both languages' stems.
struct MarkedWord {
  std::array<std::string, kLanguages.size()> stems;  ///< By Language; empty: not in that language.
  std::string prefix;  ///< When not empty: every word whose folded form begins so, and no stem.
  std::string form;    ///< When not empty: only this folded form (`exact:`).
};

/// A word (of one element) or a phrase. All its words must stand one behind the other.
struct MarkRule {
  std::vector<MarkedWord> words;
  bool title_only = false;
  double weight = 1;  ///< How much it says that a passage holds it (inverse document frequency).
};

using HighlightRules = std::vector<MarkRule>;

}  // namespace fundstelle
