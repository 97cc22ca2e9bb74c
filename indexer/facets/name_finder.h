// Finds companies and cities in a text.
//
// Names come from the gazetteer, longest match first, and companies also from a legal form behind
// capitalised words (Publicker Industries Inc). Names that are also ordinary words (Apple, Essen)
// need a second sign: a legal form, a cue word beside them, a preposition of place, a dateline. The
// rules prefer a missed name to a wrong one, since a facet is a list that people choose from.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analyzers/gazetteer.h"
#include "indexer/facets/analyzed_text.h"

namespace fundstelle {

struct FoundNames {
  /// Canonical names, by first mention, each once, at most kValueLimits.values.
  std::vector<std::string> companies;
  std::vector<std::string> cities;  ///< The same.
};

/// What has been found so far of a text that comes in pieces.
struct NameSearch {
  FoundNames found;
  std::size_t next = 0;  ///< Words that begin before this byte of the text are done.
};

class NameFinder {
 public:
  /// `gazetteer` must outlive the finder.
  explicit NameFinder(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

  FoundNames find(const AnalyzedText& text) const;

  /// The same piece by piece: goes through the words from `first` to `end` of `piece`. Of the words
  /// around them it looks at kContextWords on each side.
  void find(const AnalyzedText& piece, std::size_t first, std::size_t end,
            NameSearch& search) const;
  static constexpr std::size_t kContextWords = 16;

 private:
  struct Mention;

  Mention longest_match(const AnalyzedText& text, std::size_t first) const;
  bool accept_company(const AnalyzedText& text, const Mention& mention) const;
  bool accept_city(const AnalyzedText& text, const Mention& mention) const;
  std::string name_before_legal_form(const AnalyzedText& text, std::size_t legal_form) const;

  const Gazetteer& gazetteer_;
};

}  // namespace fundstelle
