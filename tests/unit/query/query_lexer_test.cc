#include "searcher/query/query_lexer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fundstelle::query {
namespace {

using testing::ElementsAre;

std::vector<TokenKind> kinds(std::string_view query) {
  std::vector<TokenKind> kinds;
  for (const Token& token : lex(query)) kinds.push_back(token.kind);
  return kinds;
}

TEST(QueryLexer, EndsWithOneEndToken) {
  EXPECT_THAT(kinds(""), ElementsAre(TokenKind::kEnd));
  EXPECT_THAT(kinds("a"), ElementsAre(TokenKind::kWord, TokenKind::kEnd));
}

TEST(QueryLexer, KeepsQuotesInTheRangeAndOutOfTheText) {
  const Token quoted = lex("„ä b“").front();
  EXPECT_EQ(quoted.text, "ä b");
  EXPECT_EQ(quoted.range, (Range{0, 10}));
}

TEST(QueryLexer, TakesBackSignsThatTouchNothing) {
  EXPECT_THAT(kinds("+ a"), ElementsAre(TokenKind::kWord, TokenKind::kEnd));
  EXPECT_THAT(kinds("(-)"), ElementsAre(TokenKind::kOpen, TokenKind::kClose, TokenKind::kEnd));
  EXPECT_THAT(kinds("-a"), ElementsAre(TokenKind::kMinus, TokenKind::kWord, TokenKind::kEnd));
}

TEST(QueryLexer, KnowsOperatorsOnlyInCapitals) {
  EXPECT_THAT(kinds("AND and NOT OR NEAR"),
              ElementsAre(TokenKind::kAnd, TokenKind::kWord, TokenKind::kNot, TokenKind::kOr,
                          TokenKind::kNear, TokenKind::kEnd));
}

TEST(QueryLexer, ReadsTheDistanceOfNear) {
  EXPECT_EQ(lex("NEAR/7").front().distance, 7U);
  EXPECT_EQ(lex("NEAR").front().distance, kDefaultDistance);
}

}  // namespace
}  // namespace fundstelle::query
