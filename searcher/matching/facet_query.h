// Facet values as typed to queries.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "analyzers/language_data.h"
#include "index/facets.h"
#include "searcher/matching/match_query.h"

namespace fundstelle {

/// Years from `first` to `last`, both inclusive.
struct YearRange {
  int first = 0;
  int last = 9999;
};

/// `2018..2025`, `2018..`, `..2020`, `2025`; nothing on anything else.
std::optional<YearRange> parse_year_range(std::string_view text);

/// The keys (index/terms.h, facet_key) of the values in the index that `value` means: the canonical
/// name of an alias, the years of a range. Empty when the index has none. Throws Error on a year
/// that is none.
std::vector<std::string> facet_keys(const Xapian::Database& database, const LanguageData& data,
                                    const Facet& facet, std::string_view value);

/// Matches the documents with that value; nothing when the index has none. Throws Error as
/// facet_keys().
MatchQuery facet_query(const Xapian::Database& database, const LanguageData& data,
                       const Facet& facet, std::string_view value);

/// A value as documents spell it: the spelling of the first document that has it, `key` when none
/// has.
std::string facet_spelling(const Xapian::Database& database, const Facet& facet,
                           const std::string& key);

}  // namespace fundstelle
