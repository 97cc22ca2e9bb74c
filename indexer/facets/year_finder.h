// Finds the years written in a text.
#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "indexer/facets/analyzed_text.h"

namespace fundstelle {

inline constexpr int kFirstYear = 1900;
inline constexpr int kYearsAhead = 10;

/// The years from 1900 to ten years after `this_year` that stand in the text as a number of four
/// digits, ascending, each once. Amounts (2000 Euro, $1950, 2000 employees) are left out.
std::vector<int> find_years(const AnalyzedText& text, int this_year);

/// The same for the words from `first` to `end` of a piece, added to `years`; looks at one word
/// more on each side.
void find_years(const AnalyzedText& piece, std::size_t first, std::size_t end, int this_year,
                std::set<int>& years);

/// The present year, UTC.
int this_year();

}  // namespace fundstelle
