// Fuzzes the way from a query's bytes to what it matches: tokens, tree, equal operands united,
// compiled against a small index, matched and scored.
//
// The input: a byte of options, then the query. The lowest bit of the options makes it plain words,
// the two next choose the language: 0 and 1 any, 2 English, 3 German.
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/utf8.h"
#include "searcher/matching/equal_operands.h"
#include "searcher/matching/match_set.h"
#include "searcher/matching/relevance.h"
#include "searcher/matching/search_query.h"
#include "searcher/query/query_parser.h"
#include "tests/fuzz/check.h"
#include "tests/unit/small_index.h"

namespace fundstelle {
namespace {

using query::Kind;
using query::Node;
using query::Occur;

void fill(SmallIndex& index) {
  index.add({"1",
             "The oil price rises, the old oil is gone",
             Language::kEnglish,
             {{"company", "Amazon"}, {"year", "2018"}, {"language", "en"}},
             Date{1'000, true}});
  index.add(
      {"2", "Prices of gas and oil at the AI lab", Language::kEnglish, {{"year", "2020"}}, {}});
  index.add({"3",
             "Die alten Häuser im Forschungslabor, das KI-Labor und die Straße",
             Language::kGerman,
             {{"company", "BMW"}, {"city", "Munich"}, {"language", "de"}},
             Date{-5'000, true}});
}

SmallIndex& index() {
  static SmallIndex index;
  static const bool is_filled = [] {
    fill(index);
    return true;
  }();
  static_cast<void>(is_filled);
  return index;
}

void check_children(const Node& node) {
  switch (node.kind) {
    case Kind::kAll:
    case Kind::kWord:
    case Kind::kPrefix:
    case Kind::kFilter:
      return check(node.children.empty(), "words have no children");
    case Kind::kNot:
      return check(node.children.size() == 1, "a kNot has one child");
    case Kind::kMany:
      return check(!node.children.empty(), "a kMany has children");
    case Kind::kPhrase:
    case Kind::kNear:
    case Kind::kAnd:
    case Kind::kOr:
      return check(node.children.size() >= 2, "what joins has two children");
  }
}

void check_tree(const Node& node, std::string_view text, const query::Range& parent) {
  check(parent.begin <= node.range.begin && node.range.begin < node.range.end &&
            node.range.end <= parent.end,
        "ranges lie inside their parent's");
  check(is_character_border(text, node.range.begin) && is_character_border(text, node.range.end),
        "ranges lie on character borders");
  check(is_valid_utf8(node.text), "what is read is valid UTF-8");
  check(node.times >= 1 && node.again.size() < node.times, "what stands again was counted");
  check_children(node);
  std::size_t begin = node.range.begin;
  for (const Node& child : node.children) {
    check(node.kind == Kind::kMany || child.occur == Occur::kMay, "only a kMany has must and not");
    check_tree(child, text, {begin, node.range.end});
    begin = child.range.end;
  }
}

// A query that matches something else than its score says, or that is not the same twice, is wrong.
void check_compiled(const SearchRequest& request, const Node& tree) {
  const Xapian::Database& database = index().database();
  RelevanceScorer scorer(database);
  QueryContext context{database, shared_language_data(), index().schema(), scorer.frequencies()};
  const SearchQuery compiled(request, tree, context);
  const MatchQuery& all = compiled.all();
  const std::string description = all.to_xapian().get_description();
  check(description == SearchQuery(request, tree, context).all().to_xapian().get_description(),
        "a query is compiled alike each time");
  const std::vector<Xapian::docid> matching = matching_documents(database, all).to_vector();
  ScoredMatches scored = scorer.score(all);
  for (const ScoredDocument& hit : scored.best(10)) {
    check(std::isfinite(hit.score) && hit.score >= 0, "scores are numbers, not negative");
  }
  check(scored.take_documents().to_vector() == matching, "what is scored is what matches");
  for (const MarkRule& rule : compiled.highlights()) {
    check(!rule.words.empty(), "a rule marks some word");
  }
}

void run(std::string_view bytes) {
  if (bytes.empty()) return;
  const auto options = static_cast<unsigned char>(bytes.front());
  SearchRequest request;
  request.query = std::string(bytes.substr(1));
  request.plain = (options & 1) != 0;
  if ((options >> 1 & 3) == 2) request.language = Language::kEnglish;
  if ((options >> 1 & 3) == 3) request.language = Language::kGerman;
  const std::string text = repair_utf8(*request.query).text;
  try {
    const Node tree = request.plain
                          ? query::parse_plain(*request.query)
                          : query::parse(*request.query, {{"company", "city", "year", "language"}});
    check_tree(tree, text, {0, text.size()});
    const Node united = unite_equal_operands(tree);
    check_tree(united, text, {0, text.size()});
    check(query::to_string(unite_equal_operands(united)) == query::to_string(united),
          "no equal operands are left");
    check_compiled(request, united);
  } catch (const Error& error) {
    check(!error.message().empty() && is_valid_utf8(error.message()),
          "an error says what is wrong");
    check(is_valid_utf8(error.hint()), "a hint is valid UTF-8");
  }
}

}  // namespace
}  // namespace fundstelle

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fundstelle::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
