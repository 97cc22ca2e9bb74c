#include "searcher/matching/equal_operands.h"

#include <string>

#include <gtest/gtest.h>

#include "searcher/query/query_parser.h"

namespace fundstelle {
namespace {

std::string united(const std::string& query) {
  return query::to_string(unite_equal_operands(query::parse(query, {{"company", "year"}})));
}

TEST(EqualOperands, BecomeOneThatWeighsAsMuch) {
  EXPECT_EQ(united("oil price oil oil"), "(many (times 3 oil) price)");
}

TEST(EqualOperands, AreThoseOfAnyCaseAndForm) {
  EXPECT_EQ(united("Öl öl O\u0308L"), "(times 3 Öl)");
}

TEST(EqualOperands, LeaveAloneWhatIsLeftOver) {
  EXPECT_EQ(united("oil oil"), "(times 2 oil)");
  EXPECT_EQ(united("oil AND oil"), "(times 2 oil)");
  EXPECT_EQ(united("oil OR (oil oil)"), "(times 3 oil)");
  EXPECT_EQ(united("-opec -opec"), "(many (not (times 2 opec)))");
  EXPECT_EQ(united("NOT a OR NOT a"), "(times 2 (many (not a)))");
}

TEST(EqualOperands, TakePartInTheSameWay) {
  EXPECT_EQ(united("+oil oil -oil +oil"), "(many (must (times 2 oil)) oil (not oil))");
}

TEST(EqualOperands, AreOfEveryKind) {
  EXPECT_EQ(united("a* \"b c\" company:x a* \"B c\" company:x title:d d title:d"),
            "(many (times 2 a*) (times 2 (phrase b c)) (times 2 (filter company \"x\")) "
            "(times 2 title:d) d)");
}

TEST(EqualOperands, AreGroupsToo) {
  EXPECT_EQ(united("(a OR b b) AND (A OR (b b)) AND c"), "(and (times 2 (or a (times 2 b))) c)");
}

TEST(EqualOperands, AreNotTheWordsOfPhrasesAndNear) {
  EXPECT_EQ(united("\"the the end\""), "(phrase the the end)");
  EXPECT_EQ(united("a NEAR a"), "(near/10 a a)");
}

TEST(EqualOperands, OfFiltersAreEqualAsWritten) {
  EXPECT_EQ(united("x company:man company:MAN"),
            "(many x (filter company \"man\") (filter company \"MAN\"))");
}

}  // namespace
}  // namespace fundstelle
