// What one search asks for, whether it came from the command line or a batch file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/language.h"
#include "base/date.h"

namespace fundstelle {

/// `--facet NAME=V`, its short forms, and `--not NAME=V`.
struct FacetFilter {
  std::string facet;
  std::string value;  ///< As typed; for years also `2018..2025`, `2018..`, `..2020`.
  bool exclude = false;
};

struct DateRange {
  std::optional<Date> from;
  std::optional<Date> to;  ///< Inclusive.
};

/// Which documents match words that stand beside each other.
enum class MatchMode {
  kAuto,  ///< Those with all of them where there are enough (kEnoughMatches), else with any.
  kAll,
  kAny,
};

enum class SortOrder { kRelevance, kNewest, kOldest };

struct SearchRequest {
  std::optional<std::string> query;
  bool plain = false;  ///< The query is plain words: operators and marks mean nothing.
  MatchMode mode = MatchMode::kAuto;
  std::vector<FacetFilter> filters;
  std::optional<DateRange> dates;
  std::optional<Language> language;  ///< Of the query's words; none: any.
  SortOrder sort = SortOrder::kRelevance;
  std::size_t limit = 10;
  std::size_t offset = 0;

  /// Counted facets; none: the built-in ones of the contract.
  std::vector<std::string> facets = {"company", "city", "year", "language"};
  std::size_t facet_limit = 5;  ///< 0: all values.
  bool count = true;            ///< Whether exact matches and facet counts are wanted.
  bool count_some =
      false;            ///< Whether to count what has only some of the words, where it is cheap.
  bool details = true;  ///< Whether hits need more than rank, score, id and path.
  bool paths = true;    ///< Whether they need their paths.

  std::size_t snippets = 2;          ///< Fragments a hit; 0: none.
  std::size_t snippet_length = 240;  ///< Characters of a fragment at most.
  bool explain = false;
};

}  // namespace fundstelle
