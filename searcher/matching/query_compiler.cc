#include "searcher/matching/query_compiler.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>

#include "analyzers/folding.h"
#include "index/terms.h"
#include "searcher/matching/facet_query.h"
#include "searcher/matching/match_set.h"
#include "searcher/matching/prefix_postings.h"
#include "searcher/matching/ranking.h"
#include "searcher/matching/word_query.h"
#include "searcher/matching/written_beginnings.h"
#include "searcher/query/query_words.h"

namespace fundstelle {

using query::Kind;
using query::Node;
using query::Occur;
using Query = MatchQuery;

namespace {

// Of two words of the query written as one. A document that has them with a hyphen has the words as
// well: with more, abstracts lose (cranfield 0.002 at 0.1, 0.017 at 0.5).
constexpr double kNeighboursWeight = 0.05;

bool is_empty(const Query& query) {
  return query.empty();
}

Query unscored(const Query& query) {
  return Query::scaled(query, 0);
}

// Both may be empty; an empty query takes no part.
Query combine(Query::Op op, const Query& a, const Query& b) {
  if (is_empty(a)) return b;
  if (is_empty(b)) return a;
  return Query(op, a, b);
}

Query restricted(Query query, const std::vector<Query>& restrictions) {
  for (const Query& restriction : restrictions) {
    query = combine(Query::Op::kFilter, query, restriction);
  }
  return query;
}

Query excluding(const Query& query, const Query& excluded) {
  if (is_empty(excluded)) return query;
  return Query(Query::Op::kAndNot, is_empty(query) ? Query::all() : query, excluded);
}

// Of a language in which a query is that rarely, it need not say anything.
constexpr double kUnlikely = 0.05;

}  // namespace

CompiledQuery QueryCompiler::compile(const Node& tree, std::optional<Language> language,
                                     MatchMode mode, bool with_highlights) {
  language_ = language;
  mode_ = mode;
  top_ = &tree;
  with_highlights_ = with_highlights;
  capitals_count_ = !query::is_in_capitals(tree);
  const LanguageShares shares =
      language ? shares_of(*language) : language_shares(context_, tree, capitals_count_);
  function_words_.emplace(shares);
  for (const bool keep_stop_words : {false, true}) {
    keep_stop_words_ = keep_stop_words;
    compiled_ = {};
    words_.clear();
    highlights_.clear();
    says_something_ = {};
    compiled_.query = compile_node(tree, true);
    compiled_.scored = !compiled_.groups.empty();
    if (std::all_of(kLanguages.begin(), kLanguages.end(), [&](Language wanted) {
          return !wants(wanted) || shares[wanted] < kUnlikely || says_something_[wanted];
        })) {
      break;
    }
  }
  compiled_.words = words_in_order();
  compiled_.highlights = highlights_.take_rules();
  if (!language) compiled_.shares = shares;
  return std::move(compiled_);
}

// An empty result means that the node has nothing to say: function words only.
// `loose`: a word is one of several of which any may match (compile_word).
Query QueryCompiler::compile_node(const Node& node, bool scored, bool loose) {
  const double outside = weight_;
  weight_ *= node.times;
  Query query = compile_once(node, scored, loose);
  weight_ = outside;
  if (scored && node.times > 1 && !is_empty(query)) {
    query = Query::scaled(std::move(query), node.times);
  }
  return query;
}

Query QueryCompiler::compile_once(const Node& node, bool scored, bool loose) {
  switch (node.kind) {
    case Kind::kAll:
      return Query::all();
    case Kind::kWord:
      return compile_word(node, scored, loose);
    case Kind::kPhrase:
      return compile_sequence(node, scored);
    case Kind::kNear:
      return compile_near(node, scored);
    case Kind::kPrefix:
      return compile_prefix(node, scored);
    case Kind::kFilter:
      return compile_filter(node);
    case Kind::kMany:
      return compile_many(node, scored);
    case Kind::kAnd:
      return compile_and(node, scored);
    case Kind::kOr:
      return compile_or(node, scored);
    case Kind::kNot: {
      const Query excluded = compile_node(node.children.front(), false);
      return is_empty(excluded) ? excluded : excluding(Query(), excluded);
    }
  }
  return {};
}

Query QueryCompiler::compile_many(const Node& node, bool scored) {
  std::vector<Query> may, must, must_not;
  const auto alternatives = std::count_if(
      node.children.begin(), node.children.end(),
      [](const Node& child) { return child.occur == Occur::kMay && child.kind != Kind::kFilter; });
  Query unknown;                                      // a word that no document has
  std::map<std::string, std::vector<Query>> filters;  // by facet
  const std::vector<Query> joined = scored ? joined_neighbours(node) : std::vector<Query>();
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const Node& child = node.children[i];
    if (child.occur == Occur::kMustNot) {
      must_not.push_back(compile_node(child, false));
    } else if (child.occur == Occur::kMust) {
      must.push_back(compile_node(child, scored));
    } else if (child.kind == Kind::kFilter) {
      filters[child.field].push_back(compile_node(child, false));
    } else if (child.kind == Kind::kWord) {
      Query word = compile_node(child, scored, alternatives > 1);
      if (scored && !is_empty(word)) word = combine(Query::Op::kOr, word, joined[i]);
      (is_empty(word) || occurs(word) ? may.emplace_back() : unknown) = word;
    } else {
      may.push_back(compile_node(child, scored));
    }
  }
  const Query known = join(Query::Op::kOr, std::move(may));
  const Query wanted = is_empty(known) ? unknown : known;
  const Query excluded = join(Query::Op::kOr, std::move(must_not));
  std::vector<Query> restrictions;
  for (auto& [facet, values] : filters) {
    restrictions.push_back(join(Query::Op::kOr, std::move(values)));
  }
  const auto with = [&](std::vector<Query> needed) {
    const Query all =
        combine(Query::Op::kAndMaybe, join(Query::Op::kAnd, std::move(needed)), wanted);
    return excluding(restricted(all, restrictions), excluded);
  };
  const Query any = with(must);
  if (&node != top_) return any;
  const Query every = require_all(node, joined);
  if (is_empty(every)) return any;
  compiled_.some = any;
  must.push_back(unscored(every));
  return with(std::move(must));
}

// What has all the words that stand beside each other in `node`, the top of the query; empty when
// any may match. The decision leaves out what else restricts the query, so that nothing found is
// lost, or comes in again, by a filter. Scores stay those of any word.
Query QueryCompiler::require_all(const Node& node, const std::vector<Query>& joined) {
  std::vector<Query> operands;
  const bool keep_stop_words = std::exchange(keep_stop_words_, false);
  is_strict_ = true;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const Node& child = node.children[i];
    if (child.occur != Occur::kMay || child.kind == Kind::kFilter) continue;
    const Query operand = compile_node(child, false);
    if (!is_empty(operand)) operands.push_back(combine(Query::Op::kOr, operand, joined[i]));
  }
  is_strict_ = false;
  keep_stop_words_ = keep_stop_words;
  if (operands.size() < 2) return {};
  compiled_.mode = MatchMode::kAny;
  if (mode_ == MatchMode::kAny) return {};
  const Query all(Query::Op::kAnd, std::move(operands));
  work_.add_postings(postings_to_read(context_.database, context_.frequencies, all));
  auto matches = std::make_shared<GatheredPostings>();
  matches->name = all.to_xapian().get_description();
  matching_documents(context_.database, all).for_each([&](Xapian::docid document) {
    matches->postings.push_back({document, 1});
  });
  compiled_.with_all = matches->postings.size();
  if (mode_ == MatchMode::kAuto && compiled_.with_all < kEnoughMatches) return {};
  compiled_.mode = MatchMode::kAll;
  return Query::gathered(std::move(matches));
}

// By child: what it and a word beside it are as one, where the index has that. A document with
// `lawbreakers` has both words of `law breakers`.
std::vector<Query> QueryCompiler::joined_neighbours(const Node& node) {
  const auto is_plain_word = [](const Node& child) {
    return child.kind == Kind::kWord && child.occur == Occur::kMay && child.field.empty();
  };
  std::vector<Query> joined(node.children.size());
  for (std::size_t i = 1; i < node.children.size(); ++i) {
    const Node& before = node.children[i - 1];
    const Node& behind = node.children[i];
    if (!is_plain_word(before) || !is_plain_word(behind)) continue;
    const char joint = before.text.ends_with('.') ? ' ' : '-';  // z. B.
    std::vector<QueryWord> words =
        context_.analyzer.analyze(before.text + joint + behind.text, language_, capitals_count_);
    if (words.size() != 2) continue;
    for (const Language language : kLanguages) {
      const bool function_word = words[0].in(language).stop || words[1].in(language).stop;
      if (function_word) words[0].readings[language].joined.clear();
    }
    const Query query = joined_query(words.front(), {}, context_.frequencies);
    if (is_empty(query) || !occurs(query)) continue;
    const Query weighed = Query::scaled(query, kNeighboursWeight);
    for (const std::size_t word : {i - 1, i}) {
      joined[word] = combine(Query::Op::kOr, joined[word], weighed);
    }
    add_group(before.text + behind.text, weighed);
    if (with_highlights_) highlights_.mark_joined(words.front(), {}, query);
  }
  return joined;
}

Query QueryCompiler::compile_or(const Node& node, bool scored) {
  std::vector<Query> any;
  for (const Node& child : node.children) any.push_back(compile_node(child, scored));
  return join(Query::Op::kOr, std::move(any));
}

Query QueryCompiler::compile_and(const Node& node, bool scored) {
  std::vector<Query> all, excluded;
  for (const Node& child : node.children) {
    if (child.kind == Kind::kNot) {
      excluded.push_back(compile_node(child.children.front(), false));
    } else {
      all.push_back(compile_node(child, scored));
    }
  }
  return excluding(join(Query::Op::kAnd, std::move(all)),
                   join(Query::Op::kOr, std::move(excluded)));
}

// `loose`: one of several words of which any may match. Then each part of a compound counts by
// itself, and so does each of the words that the analyzer makes of one (KI-Labor); else all parts
// are needed, and such words must stand in the text as written.
Query QueryCompiler::compile_word(const Node& node, bool scored, bool loose) {
  std::vector<QueryWord> words = words_of(node);
  if (words.size() > 1 && (!loose || !node.field.empty())) return compile_sequence(node, scored);
  std::vector<Query> queries;
  for (QueryWord& word : words) {
    function_words_->decide(word);
    const Query query = word_query(word, node.field, loose ? Parts::kAny : Parts::kAll,
                                   keep_stop_words_, context_.frequencies);
    note_what_is_said(word, node.field);
    if (is_empty(query)) {
      if (scored) compiled_.function_words.push_back(word.form);
      continue;
    }
    if (scored) {
      add_group(word.form, query);
      mark({word}, node.field);
      if (node.field.empty()) add_word(node, word);
    }
    queries.push_back(query);
  }
  // Where the words themselves count, it adds little.
  if (words.size() > 1) {
    const Query joined = compile_joined(words.front(), node, scored);
    if (!is_empty(joined)) {
      queries.push_back(Query::scaled(joined, RankingConstants().part_weight));
    }
  }
  return join(Query::Op::kOr, std::move(queries));
}

// The words that the analyzer makes of one, written as one.
Query QueryCompiler::compile_joined(const QueryWord& first, const Node& node, bool scored) {
  Query query = joined_query(first, node.field, context_.frequencies);
  if (is_empty(query) || !scored) return query;
  add_group(node.text, query);
  if (with_highlights_) highlights_.mark_joined(first, node.field, query);
  return query;
}

// A phrase, or a word of several tokens: one behind the other.
Query QueryCompiler::compile_sequence(const Node& node, bool scored) {
  const std::vector<QueryWord> words = words_of(node);
  if (words.empty()) return {};
  if (words.size() == 1) {
    const Query query =
        word_query(words.front(), node.field, Parts::kAll, true, context_.frequencies);
    says_something_.fill(true);
    if (scored) add_group(words.front().form, query);
    if (scored) mark(words, node.field);
    return query;
  }
  Query query = sequences_query({words}, 0, node.field, context_.frequencies);
  says_something_.fill(true);
  if (scored) {
    std::string written = "\"";
    for (const QueryWord& word : words) written += (written.size() > 1 ? " " : "") + word.form;
    add_group(written + "\"", query);
    mark(words, node.field);
  }
  if (node.kind != Kind::kWord) return query;
  return combine(Query::Op::kOr, query, compile_joined(words.front(), node, scored));
}

Query QueryCompiler::compile_near(const Node& node, bool scored) {
  std::vector<std::vector<QueryWord>> sequences;
  std::string written;
  for (const Node& child : node.children) {
    std::vector<QueryWord> words = words_of(child);
    if (words.empty()) continue;
    if (scored) mark(words, "");
    for (const QueryWord& word : words) {
      written += (written.empty() ? "" : &word == words.data() ? " NEAR " : " ") + word.form;
    }
    sequences.push_back(std::move(words));
  }
  if (sequences.empty()) return {};
  const Query near = sequences_query(sequences, node.distance, "", context_.frequencies);
  says_something_.fill(true);
  if (scored) add_group(written, near);
  return near;
}

Query QueryCompiler::compile_prefix(const Node& node, bool scored) {
  const std::string prefix = fold(node.text);
  if (prefix.empty()) return {};  // nothing but ignorable characters
  count_words(1);
  says_something_.fill(true);
  const bool in_title = node.field == query::kTitleField;
  Prefix& known = prefixes_[in_title ? title_form_term(prefix) : exact_term(prefix)];
  if (is_empty(known.query)) {
    known.written =
        written_beginnings(context_.database, in_title ? title_form_term("") : "", prefix);
    std::vector<std::string> terms;
    for (const std::string& written : known.written) {
      terms.push_back(in_title ? title_form_term(written) : exact_term(written));
    }
    known.query =
        Query::gathered(gather_prefix(context_.database, terms, terms.front() + '*', work_));
  }
  if (scored) {
    add_group(prefix + "*", known.query);
    for (const std::string& written : known.written) highlights_.mark_prefix(written, in_title);
  }
  return known.query;
}

Query QueryCompiler::compile_filter(const Node& node) {
  count_words(1);
  return unscored(
      facet_query(context_.database, context_.data, *context_.schema.find(node.field), node.text));
}

// The words of a phrase, or those that the analyzer makes of a word.
std::vector<QueryWord> QueryCompiler::words_of(const Node& node) {
  std::vector<QueryWord> words;
  if (node.kind != Kind::kPhrase) {
    words = context_.analyzer.analyze(node.text, language_, capitals_count_);
    count_words(words.size());
    return words;
  }
  for (const Node& child : node.children) {
    for (QueryWord& word : words_of(child)) words.push_back(std::move(word));
  }
  return words;
}

void QueryCompiler::note_what_is_said(const QueryWord& word, const std::string& field) {
  for (const Language language : kLanguages) {
    const QueryWord::Reading& reading = word.in(language);
    if (field == query::kExactField || (!reading.stem.empty() && !reading.stop)) {
      says_something_[language] = true;
    }
  }
}

// Once: what is compiled a second time asks for no more.
void QueryCompiler::count_words(std::size_t words) {
  if (!keep_stop_words_ && !is_strict_) work_.add_words(words);
}

void QueryCompiler::add_word(const Node& node, const QueryWord& word) {
  words_.emplace_back(node.range.begin, word);
  for (const std::size_t at : node.again) words_.emplace_back(at, word);
}

// Equal words of different groups count together, where there are so many that it matters.
std::vector<QueryWord> QueryCompiler::words_in_order() {
  constexpr std::size_t kFewWords = 100;
  const auto before = [](const auto& a, const auto& b) { return a.first < b.first; };
  if (!std::is_sorted(words_.begin(), words_.end(), before)) {
    std::stable_sort(words_.begin(), words_.end(), before);
  }
  std::vector<QueryWord> words;
  words.reserve(words_.size());
  std::unordered_map<std::string, std::size_t> places;  // by form
  for (auto& [at, word] : words_) {
    if (words_.size() > kFewWords && ++places[word.form] > query::kMaxPlaces) continue;
    words.push_back(std::move(word));
  }
  return words;
}

void QueryCompiler::add_group(const std::string& written, const Query& query) {
  compiled_.groups.push_back({written, query});
  if (weight_ != 1) compiled_.groups.back().query = Query::scaled(query, weight_);
}

void QueryCompiler::mark(const std::vector<QueryWord>& words, std::string_view field) {
  if (!with_highlights_) return;
  const Query none;
  const Query& query = compiled_.groups.empty() ? none : compiled_.groups.back().query;
  highlights_.mark(words, field, query, keep_stop_words_);
}

bool QueryCompiler::occurs(const Query& query) const {
  bool found = false;
  query.for_each_term([&](const std::string& term) { found |= context_.frequencies.of(term) > 0; });
  return found;
}

}  // namespace fundstelle
