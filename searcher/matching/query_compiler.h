// Query tree to what is to match: analysis of the words, and what each is worth.
//
// Words run through both languages' analyzers unless the request names one; as every document has
// terms of one language only, a word counts once. Function words are left out unless they are all
// there is or stand in a phrase. A filter inside the query restricts; several on one facet are
// alternatives.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "searcher/matching/highlight_rules.h"
#include "searcher/matching/match_query.h"
#include "searcher/matching/query_context.h"
#include "searcher/matching/query_word.h"
#include "searcher/query/query_tree.h"

namespace fundstelle {

/// One word or phrase of the query and what it became.
struct QueryGroup {
  std::string written;
  MatchQuery query;
};

struct CompiledQuery {
  MatchQuery query;
  HighlightRules highlights;
  std::vector<QueryGroup> groups;
  std::vector<QueryWord> words;  ///< Words that stand by themselves, in the query's order.
  bool scored = false;           ///< False when nothing in it gives documents different scores.
};

class QueryCompiler {
 public:
  /// `context` must outlive the compiler.
  explicit QueryCompiler(QueryContext& context) : context_(context) {}

  /// Throws Error when a filter's value cannot be read (a year that is none).
  /// `with_highlights`: whether anything will be marked.
  CompiledQuery compile(const query::Node& tree, std::optional<Language> language,
                        bool with_highlights = true);

 private:
  MatchQuery compile_node(const query::Node& node, bool scored);
  MatchQuery compile_many(const query::Node& node, bool scored);
  MatchQuery compile_or(const query::Node& node, bool scored);
  MatchQuery compile_and(const query::Node& node, bool scored);
  MatchQuery compile_word(const query::Node& node, bool scored, bool loose);
  MatchQuery compile_sequence(const query::Node& node, bool scored);
  MatchQuery compile_near(const query::Node& node, bool scored);
  MatchQuery compile_prefix(const query::Node& node, bool scored);

  std::vector<QueryWord> words_of(const query::Node& node);
  void note_what_is_said(const QueryWord& word, const std::string& field);
  void add_group(const std::string& written, const MatchQuery& query);
  void mark(const std::vector<QueryWord>& words, const std::string& field);
  void mark_parts(const QueryWord& word);
  bool occurs(const MatchQuery& query) const;  // in any document
  double rarity(const MatchQuery& query) const;
  bool wants(Language language) const { return !language_ || *language_ == language; }

  QueryContext& context_;
  std::optional<Language> language_;
  bool with_highlights_ = true;
  // Words that are all function words of a language are looked for after all: `the` stands for
  // itself in English, though it is a word like any other in German.
  bool keep_stop_words_ = false;
  std::array<bool, kLanguages.size()> says_something_{};  // by language: more than function words
  CompiledQuery compiled_;
};

}  // namespace fundstelle
