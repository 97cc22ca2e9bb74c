// Finds companies and cities in a text.
//
// Candidates, then evidence, then a decision: name_candidates.h finds what may be a name,
// name_context.h reads the signs around it, name_signs.h weighs them, name_search.h decides at the
// end of the text. The weights prefer a missed name to a wrong one, since a facet is a list that
// people choose from.
#pragma once

#include <cstddef>

#include "analyzers/language_data.h"
#include "indexer/facets/analyzed_text.h"
#include "indexer/facets/name_candidates.h"
#include "indexer/facets/name_search.h"

namespace fundstelle {

class NameFinder {
 public:
  /// `data` must outlive the finder.
  explicit NameFinder(const LanguageData& data)
      : data_(data), candidates_(data.gazetteer(), data.vocabulary()) {}

  FoundNames find(const AnalyzedText& text) const;

  /// The same piece by piece: goes through the words from `first` to `end` of `piece`. Of the words
  /// around them it looks at kContextWords on each side. The names are those of
  /// NameSearch::names(), behind the last piece.
  void find(const AnalyzedText& piece, std::size_t first, std::size_t end,
            NameSearch& search) const;
  static constexpr std::size_t kContextWords = 16;

 private:
  const LanguageData& data_;
  NameCandidates candidates_;
};

}  // namespace fundstelle
