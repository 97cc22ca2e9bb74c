// The leaves of a query tree: words, phrases, NEAR, prefixes and filters, to what is to match.
//
// Words run through both languages' analyzers unless the request names one; as every document has
// terms of one language only, a word counts once. How likely the query is in each language has been
// weighed (language_shares.h). Function words are left out unless they are all there is, are
// written in capitals or stand in a phrase.
//
// What is looked for is noted as well: the words and what they became, and what is to be marked.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/by_language.h"
#include "searcher/matching/compiled_query.h"
#include "searcher/matching/function_words.h"
#include "searcher/matching/highlight_builder.h"
#include "searcher/matching/language_shares.h"
#include "searcher/matching/match_query.h"
#include "searcher/matching/query_context.h"
#include "searcher/matching/query_word.h"
#include "searcher/matching/query_work.h"
#include "searcher/query/query_tree.h"

namespace fundstelle {

/// What holds for all leaves of a query.
struct LeafOptions {
  std::optional<Language> language;  ///< Of the words; none: any.
  LanguageShares shares{};
  bool capitals_count = true;   ///< As in `WHO virus`, not as in `WHO SAYS SO`.
  bool with_highlights = true;  ///< Whether anything will be marked.
};

/// What a node is compiled for.
struct NodeUse {
  bool scored = true;  ///< False where it only restricts: then nothing is noted.
  /// Whether a word is one of several of which any may match. Then each part of a compound counts
  /// by itself, and so does each of the words that the analyzer makes of one (KI-Labor); else all
  /// parts are needed, and such words must stand in the text as written.
  bool loose = false;
  double weight = 1;  ///< How often the node and what it is in were written.
  bool keep_function_words = false;
  bool again = false;  ///< What is compiled once more asks for no more.

  NodeUse restricting() const {
    NodeUse use = *this;
    use.scored = false;
    return use;
  }
  NodeUse of_alternatives(bool are_several) const {
    NodeUse use = *this;
    use.loose = are_several;
    return use;
  }
};

class LeafCompiler {
 public:
  /// The references must outlive the compiler.
  LeafCompiler(QueryContext& context, QueryWork& work, const LeafOptions& options);

  /// All return an empty query when there is nothing to look for, and throw Error when there is too
  /// much.
  MatchQuery compile_word(const query::Node& node, const NodeUse& use);
  /// A phrase, or a word of several tokens: one behind the other.
  MatchQuery compile_sequence(const query::Node& node, const NodeUse& use);
  MatchQuery compile_near(const query::Node& node, const NodeUse& use);
  MatchQuery compile_prefix(const query::Node& node, const NodeUse& use);
  /// Also throws Error when the value cannot be read (a year that is none).
  MatchQuery compile_filter(const query::Node& node, const NodeUse& use);

  /// By child of `node`: what it and a word beside it are as one, where the index has that. A
  /// document with `lawbreakers` has both words of `law breakers`. All empty where `node` only
  /// restricts.
  std::vector<MatchQuery> joined_neighbours(const query::Node& node, const NodeUse& use);

  /// True when some document has a term of `query`.
  bool occurs(const MatchQuery& query) const;

  /// True when there was more than function words, in each language that the query may be in.
  bool says_something() const;
  /// Forgets all that was noted.
  void forget();
  /// Hands over what was noted: groups, words, function words and highlights.
  void take(CompiledQuery& compiled);

 private:
  struct Prefix {
    std::vector<std::string> written;  // with and without accents
    MatchQuery query;
  };
  struct Notes {
    std::vector<QueryGroup> groups;
    std::vector<std::string> function_words;
    std::vector<std::pair<std::size_t, QueryWord>> words;  // with the bytes where they stand
    ByLanguage<bool> says_something{};
  };

  std::vector<QueryWord> analyze(std::string_view text) {
    return context_.analyzer.analyze(text, options_.language, options_.capitals_count);
  }
  std::vector<QueryWord> words_of(const query::Node& node, const NodeUse& use);
  const Prefix& find_prefix(const std::string& prefix, bool in_title);
  MatchQuery compile_joined(const QueryWord& first, const query::Node& node, const NodeUse& use);
  void note_what_is_said(const QueryWord& word, const std::string& field);
  void note_word(const query::Node& node, const QueryWord& word);
  void note_group(const std::string& written, const MatchQuery& query, const NodeUse& use);
  void mark(const std::vector<QueryWord>& words, std::string_view field, const NodeUse& use);
  std::vector<QueryWord> words_in_order();

  QueryContext& context_;
  QueryWork& work_;
  LeafOptions options_;
  FunctionWords function_words_;
  std::map<std::string, Prefix> prefixes_;  // by term
  HighlightBuilder highlights_;
  Notes notes_;
};

}  // namespace fundstelle
