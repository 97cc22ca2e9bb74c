// Finds companies and cities in a text.
//
// Names come from the gazetteer, longest match first, and companies also from a legal form behind
// capitalised words (Publicker Industries Inc). Names that are also ordinary words (Apple, Essen)
// need a second sign: a legal form, a cue word beside them, a preposition of place, a dateline. The
// rules prefer a missed name to a wrong one, since a facet is a list that people choose from.
#pragma once

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

class NameFinder {
 public:
  /// `gazetteer` must outlive the finder.
  explicit NameFinder(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

  FoundNames find(const AnalyzedText& text) const;

 private:
  struct Mention;

  Mention longest_match(const AnalyzedText& text, std::size_t first) const;
  bool accept_company(const AnalyzedText& text, const Mention& mention) const;
  bool accept_city(const AnalyzedText& text, const Mention& mention) const;
  std::string name_before_legal_form(const AnalyzedText& text, std::size_t legal_form) const;

  const Gazetteer& gazetteer_;
};

}  // namespace fundstelle
