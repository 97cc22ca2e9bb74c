// Query tree to what is to match: analysis of the words, and what each is worth.
//
// Words run through both languages' analyzers unless the request names one; as every document has
// terms of one language only, a word counts once. How likely the query is in each language is
// weighed (language_shares.h). Function words are left out unless they are all there is, are
// written in capitals or stand in a phrase. A filter inside the query restricts; several on one
// facet are alternatives.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/by_language.h"
#include "searcher/matching/function_words.h"
#include "searcher/matching/highlight_builder.h"
#include "searcher/matching/language_shares.h"
#include "searcher/matching/match_query.h"
#include "searcher/matching/query_context.h"
#include "searcher/matching/query_word.h"
#include "searcher/matching/query_work.h"
#include "searcher/model/highlight_rules.h"
#include "searcher/model/request.h"
#include "searcher/query/query_tree.h"

namespace fundstelle {

/// One word or phrase of the query and what it became.
struct QueryGroup {
  std::string written;
  MatchQuery query;
};

/// Words beside each other must all match from so many documents on that have them all.
inline constexpr std::uint64_t kEnoughMatches = 10;

struct CompiledQuery {
  MatchQuery query;
  /// How the words beside each other at the top match, kAll or kAny; nothing with fewer than two.
  std::optional<MatchMode> mode;
  std::uint64_t with_all = 0;  ///< Documents of the index that have all those words.
  MatchQuery some;             ///< With kAll: the query as kAny would have it.
  HighlightRules highlights;
  std::vector<QueryGroup> groups;
  /// Words that stand by themselves, in the query's order; the first few times each is written.
  std::vector<QueryWord> words;
  /// Words that were left out, as they say nothing in the language of the query.
  std::vector<std::string> function_words;
  /// How the query is divided between the languages; nothing when it was asked in one.
  std::optional<LanguageShares> shares;
  bool scored = false;  ///< False when nothing in it gives documents different scores.
};

class QueryCompiler {
 public:
  /// Both references must outlive the compiler.
  QueryCompiler(QueryContext& context, QueryWork& work)
      : context_(context), work_(work), highlights_(context.database, context.frequencies) {}

  /// Throws Error when a filter's value cannot be read (a year that is none), and when the query
  /// asks for too much.
  /// `with_highlights`: whether anything will be marked.
  CompiledQuery compile(const query::Node& tree, std::optional<Language> language,
                        MatchMode mode = MatchMode::kAuto, bool with_highlights = true);

 private:
  MatchQuery compile_node(const query::Node& node, bool scored, bool loose = false);
  MatchQuery compile_once(const query::Node& node, bool scored, bool loose);
  MatchQuery compile_many(const query::Node& node, bool scored);
  MatchQuery require_all(const query::Node& node, const std::vector<MatchQuery>& joined);
  MatchQuery compile_or(const query::Node& node, bool scored);
  MatchQuery compile_and(const query::Node& node, bool scored);
  MatchQuery compile_word(const query::Node& node, bool scored, bool loose);
  std::vector<MatchQuery> joined_neighbours(const query::Node& node);
  MatchQuery compile_joined(const QueryWord& first, const query::Node& node, bool scored);
  MatchQuery compile_sequence(const query::Node& node, bool scored);
  MatchQuery compile_near(const query::Node& node, bool scored);
  MatchQuery compile_prefix(const query::Node& node, bool scored);
  MatchQuery compile_filter(const query::Node& node);

  std::vector<QueryWord> words_of(const query::Node& node);
  void note_what_is_said(const QueryWord& word, const std::string& field);
  void count_words(std::size_t words);
  void add_word(const query::Node& node, const QueryWord& word);
  std::vector<QueryWord> words_in_order();
  void add_group(const std::string& written, const MatchQuery& query);
  void mark(const std::vector<QueryWord>& words, std::string_view field);
  bool occurs(const MatchQuery& query) const;  // in any document
  bool wants(Language language) const { return !language_ || *language_ == language; }

  QueryContext& context_;
  QueryWork& work_;
  std::optional<Language> language_;
  std::optional<FunctionWords> function_words_;
  MatchMode mode_ = MatchMode::kAuto;
  const query::Node* top_ = nullptr;  // of the tree
  bool is_strict_ = false;            // what is compiled is only to be matched by all its words
  bool with_highlights_ = true;
  bool capitals_count_ = true;  // as in `WHO virus`, not as in `WHO SAYS SO`
  // Words that are all function words of a language are looked for after all: `the` stands for
  // itself in English, though it is a word like any other in German.
  bool keep_stop_words_ = false;
  ByLanguage<bool> says_something_{};  // more than function words
  double weight_ = 1;  // of the present node: how often it and what it is in were written
  struct Prefix {
    std::vector<std::string> written;  // with and without accents
    MatchQuery query;
  };
  std::map<std::string, Prefix> prefixes_;                // by term
  std::vector<std::pair<std::size_t, QueryWord>> words_;  // with the bytes where they stand
  HighlightBuilder highlights_;
  CompiledQuery compiled_;
};

}  // namespace fundstelle
