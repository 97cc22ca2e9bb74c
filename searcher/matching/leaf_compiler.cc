#include "searcher/matching/leaf_compiler.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "analyzers/folding.h"
#include "index/terms.h"
#include "searcher/matching/facet_query.h"
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

// Of a language in which a query is that rarely, it need not say anything.
constexpr double kUnlikely = 0.05;

bool is_plain_word(const Node& node) {
  return node.kind == Kind::kWord && node.occur == Occur::kMay && node.field.empty();
}

}  // namespace

LeafCompiler::LeafCompiler(QueryContext& context, QueryWork& work, const LeafOptions& options)
    : context_(context),
      work_(work),
      options_(options),
      function_words_(options.shares),
      highlights_(context.database, context.frequencies) {}

Query LeafCompiler::compile_word(const Node& node, const NodeUse& use) {
  std::vector<QueryWord> words = words_of(node, use);
  if (words.size() > 1 && (!use.loose || !node.field.empty())) return compile_sequence(node, use);
  std::vector<Query> queries;
  for (QueryWord& word : words) {
    function_words_.decide(word);
    const Query query = word_query(word, node.field, use.loose ? Parts::kAny : Parts::kAll,
                                   use.keep_function_words, context_.frequencies);
    note_what_is_said(word, node.field);
    if (query.empty()) {
      if (use.scored) notes_.function_words.push_back(word.form);
      continue;
    }
    if (use.scored) {
      note_group(word.form, query, use);
      mark({word}, node.field, use);
      if (node.field.empty()) note_word(node, word);
    }
    queries.push_back(query);
  }
  // Where the words themselves count, it adds little.
  if (words.size() > 1) {
    const Query joined = compile_joined(words.front(), node, use);
    if (!joined.empty()) {
      queries.push_back(Query::scaled(joined, RankingConstants().part_weight));
    }
  }
  return join(Query::Op::kOr, std::move(queries));
}

// The words that the analyzer makes of one, written as one.
Query LeafCompiler::compile_joined(const QueryWord& first, const Node& node, const NodeUse& use) {
  Query query = joined_query(first, node.field, context_.frequencies);
  if (query.empty() || !use.scored) return query;
  note_group(node.text, query, use);
  if (options_.with_highlights) highlights_.mark_joined(first, node.field, query);
  return query;
}

std::vector<Query> LeafCompiler::joined_neighbours(const Node& node, const NodeUse& use) {
  std::vector<Query> joined(node.children.size());
  if (!use.scored) return joined;
  for (std::size_t i = 1; i < node.children.size(); ++i) {
    const Node& before = node.children[i - 1];
    const Node& behind = node.children[i];
    if (!is_plain_word(before) || !is_plain_word(behind)) continue;
    const char joint = before.text.ends_with('.') ? ' ' : '-';  // z. B.
    std::vector<QueryWord> words = analyze(before.text + joint + behind.text);
    if (words.size() != 2) continue;
    for (const Language language : kLanguages) {
      const bool function_word = words[0].in(language).stop || words[1].in(language).stop;
      if (function_word) words[0].readings[language].joined.clear();
    }
    const Query query = joined_query(words.front(), {}, context_.frequencies);
    if (query.empty() || !occurs(query)) continue;
    const Query weighed = Query::scaled(query, kNeighboursWeight);
    for (const std::size_t word : {i - 1, i}) {
      joined[word] = join(Query::Op::kOr, {joined[word], weighed});
    }
    note_group(before.text + behind.text, weighed, use);
    if (options_.with_highlights) highlights_.mark_joined(words.front(), {}, query);
  }
  return joined;
}

Query LeafCompiler::compile_sequence(const Node& node, const NodeUse& use) {
  const std::vector<QueryWord> words = words_of(node, use);
  if (words.empty()) return {};
  notes_.says_something.fill(true);
  if (words.size() == 1) {
    const Query query =
        word_query(words.front(), node.field, Parts::kAll, true, context_.frequencies);
    if (use.scored) note_group(words.front().form, query, use);
    if (use.scored) mark(words, node.field, use);
    return query;
  }
  Query query = sequences_query({words}, 0, node.field, context_.frequencies);
  if (use.scored) {
    std::string written = "\"";
    for (const QueryWord& word : words) written += (written.size() > 1 ? " " : "") + word.form;
    note_group(written + "\"", query, use);
    mark(words, node.field, use);
  }
  if (node.kind != Kind::kWord) return query;
  return join(Query::Op::kOr, {query, compile_joined(words.front(), node, use)});
}

Query LeafCompiler::compile_near(const Node& node, const NodeUse& use) {
  std::vector<std::vector<QueryWord>> sequences;
  std::string written;
  for (const Node& child : node.children) {
    std::vector<QueryWord> words = words_of(child, use);
    if (words.empty()) continue;
    if (use.scored) mark(words, "", use);
    for (const QueryWord& word : words) {
      written += (written.empty() ? "" : &word == words.data() ? " NEAR " : " ") + word.form;
    }
    sequences.push_back(std::move(words));
  }
  if (sequences.empty()) return {};
  const Query near = sequences_query(sequences, node.distance, "", context_.frequencies);
  notes_.says_something.fill(true);
  if (use.scored) note_group(written, near, use);
  return near;
}

Query LeafCompiler::compile_prefix(const Node& node, const NodeUse& use) {
  const std::string prefix = fold(node.text);
  if (prefix.empty()) return {};  // nothing but ignorable characters
  if (!use.again) work_.add_words(1);
  notes_.says_something.fill(true);
  const bool in_title = node.field == query::kTitleField;
  const Prefix& found = find_prefix(prefix, in_title);
  if (use.scored) {
    note_group(prefix + "*", found.query, use);
    for (const std::string& written : found.written) highlights_.mark_prefix(written, in_title);
  }
  return found.query;
}

const LeafCompiler::Prefix& LeafCompiler::find_prefix(const std::string& prefix, bool in_title) {
  const auto term = [&](const std::string& beginning) {
    return in_title ? title_form_term(beginning) : exact_term(beginning);
  };
  Prefix& known = prefixes_[term(prefix)];
  if (known.query.empty()) {
    known.written =
        written_beginnings(context_.database, in_title ? title_form_term("") : "", prefix);
    std::vector<std::string> terms;
    std::transform(known.written.begin(), known.written.end(), std::back_inserter(terms), term);
    known.query =
        Query::gathered(gather_prefix(context_.database, terms, terms.front() + '*', work_));
  }
  return known;
}

Query LeafCompiler::compile_filter(const Node& node, const NodeUse& use) {
  if (!use.again) work_.add_words(1);
  return facet_query(context_.database, context_.data, *context_.schema.find(node.field),
                     node.text);
}

// The words of a phrase, or those that the analyzer makes of a word.
std::vector<QueryWord> LeafCompiler::words_of(const Node& node, const NodeUse& use) {
  std::vector<QueryWord> words;
  if (node.kind != Kind::kPhrase) {
    words = analyze(node.text);
    if (!use.again) work_.add_words(words.size());
    return words;
  }
  for (const Node& child : node.children) {
    for (QueryWord& word : words_of(child, use)) words.push_back(std::move(word));
  }
  return words;
}

bool LeafCompiler::occurs(const Query& query) const {
  bool found = false;
  query.for_each_term([&](const std::string& term) { found |= context_.frequencies.of(term) > 0; });
  return found;
}

bool LeafCompiler::says_something() const {
  return std::all_of(kLanguages.begin(), kLanguages.end(), [&](Language language) {
    const bool is_wanted = !options_.language || *options_.language == language;
    return !is_wanted || options_.shares[language] < kUnlikely || notes_.says_something[language];
  });
}

void LeafCompiler::forget() {
  notes_ = {};
  highlights_.clear();
}

void LeafCompiler::take(CompiledQuery& compiled) {
  compiled.words = words_in_order();
  compiled.groups = std::move(notes_.groups);
  compiled.function_words = std::move(notes_.function_words);
  compiled.highlights = highlights_.take_rules();
  forget();
}

void LeafCompiler::note_what_is_said(const QueryWord& word, const std::string& field) {
  for (const Language language : kLanguages) {
    const QueryWord::Reading& reading = word.in(language);
    if (field == query::kExactField || (!reading.stem.empty() && !reading.stop)) {
      notes_.says_something[language] = true;
    }
  }
}

void LeafCompiler::note_word(const Node& node, const QueryWord& word) {
  notes_.words.emplace_back(node.range.begin, word);
  for (const std::size_t at : node.again) notes_.words.emplace_back(at, word);
}

void LeafCompiler::note_group(const std::string& written, const Query& query, const NodeUse& use) {
  notes_.groups.push_back({written, query});
  if (use.weight != 1) notes_.groups.back().query = Query::scaled(query, use.weight);
}

void LeafCompiler::mark(const std::vector<QueryWord>& words, std::string_view field,
                        const NodeUse& use) {
  if (!options_.with_highlights) return;
  const Query none;
  const Query& query = notes_.groups.empty() ? none : notes_.groups.back().query;
  highlights_.mark(words, field, query, use.keep_function_words);
}

// Equal words of different groups count together, where there are so many that it matters.
std::vector<QueryWord> LeafCompiler::words_in_order() {
  constexpr std::size_t kFewWords = 100;
  std::vector<std::pair<std::size_t, QueryWord>>& noted = notes_.words;
  const auto before = [](const auto& a, const auto& b) { return a.first < b.first; };
  if (!std::is_sorted(noted.begin(), noted.end(), before)) {
    std::stable_sort(noted.begin(), noted.end(), before);
  }
  std::vector<QueryWord> words;
  words.reserve(noted.size());
  std::unordered_map<std::string, std::size_t> places;  // by form
  for (auto& [at, word] : noted) {
    if (noted.size() > kFewWords && ++places[word.form] > query::kMaxPlaces) continue;
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace fundstelle
