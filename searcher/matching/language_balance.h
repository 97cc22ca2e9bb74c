// Makes the scores of two languages comparable.
//
// Each language's documents are ranked well among themselves, but how long they are and how often
// they repeat a word differs from one collection to the other, and with it what they score: the
// first hits would all be of one language. So one of them is scaled, such that the first hits are
// divided as the query is (language_shares.h).
#pragma once

#include <cstddef>

#include "analyzers/by_language.h"
#include "searcher/matching/language_shares.h"
#include "searcher/matching/relevance.h"

namespace fundstelle {

/// Scales the scores of the language that has more of the first hits than its share, and returns
/// the factors: of the first `depth` hits each language has its share, in whole
/// hits, where it has so many matches. `depth` is ten, or more where a language has less than half
/// a hit of ten, up to a hundred. Nothing is changed when one language alone has matches.
ByLanguage<double> balance_languages(ScoredMatches& matches, const LanguageShares& shares);

}  // namespace fundstelle
