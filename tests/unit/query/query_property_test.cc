// What holds for every text, however little it looks like a query.
#include <array>
#include <random>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/utf8.h"
#include "searcher/query/query_parser.h"

namespace fundstelle::query {
namespace {

const ParseOptions kOptions{.facets = {"company", "year"}};

class QueryProperties : public testing::Test {
 protected:
  std::string random_query() {
    static constexpr std::array<std::string_view, 42> kPieces{
        "a",        "b",     "ä",      "Ö",      "ß",        "haus",   "北",   "1",   " ",
        " ",        " ",     "(",      ")",      "\"",       "\"",     "+",    "-",   "*",
        "~",        ":",     " AND ",  " OR ",   " NOT ",    "AND",    "OR",   "NOT", " NEAR ",
        " NEAR/5 ", "NEAR/", "title:", "exact:", "company:", "year:",  "foo:", "„",   "“",
        "«",        "»",     "\n",     "\u00A0", "😀",        "http://"};
    std::uniform_int_distribution<std::size_t> length(0, 14);
    std::uniform_int_distribution<std::size_t> piece(0, kPieces.size() - 1);
    std::string query;
    for (std::size_t i = length(random_); i > 0; --i) query += kPieces[piece(random_)];
    return query;
  }

  std::mt19937 random_{20250724};
};

void expect_sound(const Node& node, std::string_view query, const Range& parent) {
  EXPECT_LT(node.range.begin, node.range.end);
  EXPECT_GE(node.range.begin, parent.begin);
  EXPECT_LE(node.range.end, parent.end);
  EXPECT_TRUE(is_character_border(query, node.range.begin));
  EXPECT_TRUE(is_character_border(query, node.range.end));
  switch (node.kind) {
    case Kind::kAll:
    case Kind::kWord:
    case Kind::kPrefix:
    case Kind::kFilter:
      EXPECT_TRUE(node.children.empty());
      break;
    case Kind::kMany:
      EXPECT_TRUE(node.children.size() > 1 ||
                  (node.children.size() == 1 && node.children.front().occur != Occur::kMay));
      break;
    case Kind::kNot:
      EXPECT_EQ(node.children.size(), 1U);
      break;
    default:
      EXPECT_GE(node.children.size(), 2U);
  }
  std::size_t begin = node.range.begin;
  for (const Node& child : node.children) {
    EXPECT_TRUE(node.kind == Kind::kMany || child.occur == Occur::kMay);
    expect_sound(child, query, {begin, node.range.end});
    begin = child.range.end;
  }
}

TEST_F(QueryProperties, TreesAreSoundAndErrorsExplained) {
  int read = 0;
  for (int i = 0; i < 50'000; ++i) {
    const std::string query = random_query();
    SCOPED_TRACE(query);
    try {
      const Node tree = parse(query, kOptions);
      expect_sound(tree, query, {0, query.size()});
      EXPECT_EQ(tree, parse(query, kOptions));
      ++read;
    } catch (const Error& error) {
      EXPECT_FALSE(error.hint().empty());
      EXPECT_TRUE(is_valid_utf8(error.hint()));
    }
    if (HasFailure()) return;
  }
  EXPECT_GT(read, 5'000);  // else the property was hardly tested
}

TEST_F(QueryProperties, PlainTextGivesItsWordsInOrder) {
  for (int i = 0; i < 20'000; ++i) {
    const std::string query = random_query();
    SCOPED_TRACE(query);
    try {
      const Node tree = parse_plain(query);
      expect_sound(tree.children.size() > 1 ? tree : tree.children.front(), query,
                   {0, query.size()});
      for (const Node& word : tree.children) {
        EXPECT_EQ(word.text, query.substr(word.range.begin, word.range.end - word.range.begin));
      }
    } catch (const Error& error) {
      EXPECT_EQ(error.message(), "the query has no word");
    }
    if (HasFailure()) return;
  }
}

TEST_F(QueryProperties, ArbitraryBytesNeverCrash) {
  std::uniform_int_distribution<int> byte(0, 255);
  for (int i = 0; i < 20'000; ++i) {
    std::string query = random_query();
    for (int flips = 0; flips < 3 && !query.empty(); ++flips) {
      query[random_() % query.size()] = static_cast<char>(byte(random_));
    }
    try {
      const Node tree = parse(query, kOptions);
      EXPECT_LE(tree.range.end, repair_utf8(query).text.size());
    } catch (const Error&) {
    }
  }
}

}  // namespace
}  // namespace fundstelle::query
