// Which words of a query say something, and which only hold it together.
//
// *die* is a function word in German and says something in English, *and* the other way round.
// Taken for what it is in the other language, such a word is rare there and would decide what comes
// first. So it follows the language that the query is in.
#pragma once

#include <string_view>

#include "searcher/matching/language_shares.h"
#include "searcher/matching/query_word.h"
#include "searcher/query/query_tree.h"

namespace fundstelle {

class FunctionWords {
 public:
  /// Of a query that is `tree`, divided between the languages by `shares`.
  FunctionWords(const query::Node& tree, const LanguageShares& shares);

  /// Sets QueryWord::Reading::stop of all readings. `written`: the word as typed.
  /// * A function word of one language is one in the other, too, unless the query is rather in
  /// that.
  /// * A word in capitals, in a query that has other letters as well, is meant: *WHO virus*.
  void decide(QueryWord& word, std::string_view written) const;

 private:
  LanguageShares shares_;
  bool has_small_letters_;
};

}  // namespace fundstelle
