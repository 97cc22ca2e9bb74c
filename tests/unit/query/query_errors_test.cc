// Queries that cannot be read: what is said, where, and how it is shown.
#include <gtest/gtest.h>

#include "base/display_width.h"
#include "base/error.h"
#include "searcher/query/query_error.h"
#include "searcher/query/query_parser.h"

namespace fundstelle::query {
namespace {

const ParseOptions kOptions{.facets = {"company", "city"}};

Error error_of(std::string_view query) {
  try {
    parse(query, kOptions);
  } catch (const Error& error) {
    return error;
  }
  return Error("no error");
}

struct Example {
  std::string_view query;
  int column;
  std::string_view problem;
};

TEST(QueryErrors, NameColumnAndProblem) {
  const std::vector<Example> examples{
      {"Äpfel \"und Birnen", 7, "the quote is never closed"},
      {"\"a\" \"", 5, "the quote is never closed"},
      {"title:\"a", 7, "the quote is never closed"},
      {"(a b", 1, "the parenthesis is never closed"},
      {"((a b)", 1, "the parenthesis is never closed"},
      {"a)", 2, "the parenthesis was never opened"},
      {"AND b", 1, "AND needs something to its left"},
      {"a AND", 3, "AND needs something to its right"},
      {"a AND OR b", 3, "AND needs something to its right"},
      {"a OR", 3, "OR needs something to its right"},
      {"OR", 1, "OR needs something to its left"},
      {"(a OR) b", 4, "OR needs something to its right"},
      {"a AND ?!", 3, "AND needs something to its right"},
      {"a NOT", 3, "NOT needs something to its right"},
      {"NOT ?! b", 1, "NOT needs something to its right"},
      {"NOT -a", 5, "only one of +, - and NOT can stand in front of a word"},
      {"NEAR/5 b", 1, "NEAR/5 needs something to its left"},
      {"a NEAR/5", 3, "NEAR/5 needs something to its right"},
      {"a NEAR/5 -b", 3, "NEAR/5 needs something to its right"},
      {"a NEAR/0 b", 3, "NEAR/ takes a number of words from 1 to 1000"},
      {"a NEAR/1001 b", 3, "NEAR/ takes a number of words from 1 to 1000"},
      {"a NEAR/99999999999 b", 3, "NEAR/ takes a number of words from 1 to 1000"},
      {"a NEAR/x b", 3, "NEAR/ takes a number of words from 1 to 1000"},
      {"a NEAR/ b", 3, "NEAR/ takes a number of words from 1 to 1000"},
      {"a NEAR/5 b NEAR/6 c", 12, "all NEAR in a row take the same number of words"},
      {"a NEAR/5 (b c)", 11, "NEAR stands between words or phrases"},
      {"a NEAR/5 b*", 10, "NEAR stands between words or phrases"},
      {"city:x NEAR/5 b", 1, "NEAR stands between words or phrases"},
      {"title:a NEAR/5 b", 16, "NEAR cannot join words of the title and of the text"},
      {"title:(a b)", 1, "title: takes a word or a phrase right behind the colon"},
      {"title:?!", 1, "title: takes a word or a phrase right behind the colon"},
      {"title:*", 1, "title: takes a word or a phrase right behind the colon"},
      {"title:\"\"", 1, "title: takes a word or a phrase right behind the colon"},
      {"exact:Wal*", 1, "exact: takes a word or a phrase, not a prefix"},
      {"company:\" \"", 1, "company: needs a value right behind the colon"},
      {"company:(a b)", 1, "company: needs a value right behind the colon"},
      {"a wal*ung", 6, "a * in the middle of a word is not supported"},
      {"title:wal*ung", 10, "a * in the middle of a word is not supported"},
      {"*ung", 1, "a * at the start of a word is not supported"},
      {"Labor~", 6, "word~ is not supported"},
      {"Labor~1", 6, "word~ is not supported"},
  };
  for (const auto& [query, column, problem] : examples) {
    const Error error = error_of(query);
    EXPECT_EQ(error.message(), "the query cannot be read at column " + std::to_string(column) +
                                   ": " + std::string(problem))
        << "query: " << query;
    EXPECT_EQ(error.code(), ExitCode::kError);
  }
}

TEST(QueryErrors, QueriesWithoutWordsAreRefusedInBothLanguages) {
  const std::vector<std::string_view> queries{
      "",    "   ", "?!", "?*", "()", "\"\"", "+ -", "„ “", "(\"…\")", std::string_view("\0", 1),
      "\xFF"};
  for (const std::string_view query : queries) {
    EXPECT_EQ(error_of(query).message(), "the query has no word") << "query: " << query;
    EXPECT_THROW(parse_plain(query), Error) << "query: " << query;
  }
}

TEST(QueryErrorHint, PutsTheCaretBelowThePlace) {
  EXPECT_EQ(error_of("Äpfel \"und").hint(), "Äpfel \"und\n      ^");
}

TEST(QueryErrorHint, CountsWideCharactersAsTwoColumns) {
  EXPECT_EQ(error_of("北京 )").hint(), "北京 )\n     ^");
}

TEST(QueryErrorHint, MakesControlCharactersVisible) {
  EXPECT_EQ(error_of("\x1b[31m\t\x7f\xE2\x80\xAE )").hint(), "␛[31m␉␡\uFFFD )\n         ^");
}

TEST(QueryErrorHint, ShowsSeventyColumnsAroundThePlace) {
  const std::string word = "wörter ";
  std::string before;
  std::string after;
  for (int i = 0; i < 300; ++i) {
    before += word;
    after += word;
    for (const std::string& query : {before + ')' + after, ')' + after, before + ')'}) {
      const std::string hint = error_of(query).hint();
      const std::size_t end = hint.find('\n');
      EXPECT_LE(display_width(hint.substr(0, end)), 70U);
      const std::size_t caret = display_width(hint.substr(end + 1)) - 1;
      EXPECT_EQ(first_columns(hint, caret).size(), hint.find(')'));
    }
  }
}

TEST(QueryLimits, RefuseTextOverTheLimit) {
  EXPECT_NO_THROW(parse(std::string(kMaxQueryBytes, 'a'), kOptions));
  EXPECT_EQ(error_of(std::string(kMaxQueryBytes + 1, 'a')).message(),
            "the query is too long: 1048577 bytes, at most 1048576");
  EXPECT_THROW(parse_plain(std::string(kMaxQueryBytes + 1, 'a')), Error);
}

TEST(QueryLimits, RefuseDeepNesting) {
  const auto nested = [](int depth) {
    const auto count = static_cast<std::size_t>(depth);
    return std::string(count, '(') + "a" + std::string(count, ')');
  };
  EXPECT_EQ(to_string(parse(nested(kMaxDepth), kOptions)), "a");
  EXPECT_EQ(error_of(nested(kMaxDepth + 1)).message(),
            "the query cannot be read at column 201: parentheses are nested more than 200 deep");
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

// Each of these would take minutes, or the stack, if reading were quadratic or recursive over the
// length.
TEST(QueryLimits, LongQueriesAreReadInLinearTime) {
  constexpr std::size_t kMany = 100'000;
  EXPECT_EQ(parse(repeated("Wort ", kMany), kOptions).children.size(), kMany);
  EXPECT_EQ(parse(repeated("a OR ", kMany) + "a", kOptions).children.size(), kMany + 1);
  EXPECT_EQ(parse(repeated("a NEAR ", kMany) + "a", kOptions).children.size(), kMany + 1);
  EXPECT_EQ(parse(repeated("\"a b\"", kMany), kOptions).children.size(), kMany);
  for (const std::string_view piece : {"(", ")", "()", "\"", "„", "“", "»", "-", "- ", "+(", "NOT ",
                                       "AND ", "*", ":", "~", "NEAR/"}) {
    EXPECT_THROW(parse(repeated(piece, kMany), kOptions), Error) << piece;
  }
}

}  // namespace
}  // namespace fundstelle::query
