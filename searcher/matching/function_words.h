// Which words of a query say something, and which only hold it together.
//
// *die* is a function word in German and says something in English, *and* the other way round.
// Taken for what it is in the other language, such a word is rare there and would decide what comes
// first. So it follows the language that the query is in. A word in capitals that is meant as a
// name, as in *WHO virus*, is none to the analyzer (TokenKind::kAcronym).
#pragma once

#include "searcher/matching/language_shares.h"
#include "searcher/matching/query_word.h"

namespace fundstelle {

class FunctionWords {
 public:
  /// Of a query that is divided between the languages by `shares`.
  explicit FunctionWords(const LanguageShares& shares) : shares_(shares) {}

  /// Sets QueryWord::Reading::stop of all readings: a function word of one language is one in the
  /// other, too, unless the query is rather in that.
  void decide(QueryWord& word) const;

 private:
  LanguageShares shares_;
};

}  // namespace fundstelle
