// Makes the highlight rules of a query while it is compiled.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "searcher/matching/match_query.h"
#include "searcher/matching/query_word.h"
#include "searcher/matching/term_frequencies.h"
#include "searcher/model/highlight_rules.h"

namespace fundstelle {

class HighlightBuilder {
 public:
  /// Both references must outlive the builder.
  HighlightBuilder(const Xapian::Database& database, TermFrequencies& frequencies)
      : database_(database), frequencies_(frequencies) {}

  /// Nothing is marked any more.
  void clear();

  /// A word with its other spellings and its parts, or several as a phrase. `query` is what became
  /// of it: the rarer, the more a mark says. `field` as in word_query(). Function words of a phrase
  /// are marked in any case, others `with_function_words` only.
  void mark(const std::vector<QueryWord>& words, std::string_view field, const MatchQuery& query,
            bool with_function_words);
  /// `first` and the words behind it, where they are written as one.
  void mark_joined(const QueryWord& first, std::string_view field, const MatchQuery& query);
  void mark_prefix(const std::string& prefix, bool title_only);

  HighlightRules take_rules() { return std::move(rules_); }

 private:
  void mark_variants(const QueryWord& word, const MarkRule& rule);
  void mark_parts(const QueryWord& word);
  void add(MarkRule rule);
  double rarity(const MatchQuery& query) const;

  const Xapian::Database& database_;
  TermFrequencies& frequencies_;
  std::set<MarkRule> known_;
  HighlightRules rules_;
};

}  // namespace fundstelle
