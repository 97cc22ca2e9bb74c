#include "base/display_width.h"

#include <gtest/gtest.h>

namespace fundstelle {
namespace {

TEST(DisplayWidth, CountsColumnsNotCharacters) {
  EXPECT_EQ(display_width("Häuser"), 6U);
  EXPECT_EQ(display_width("北京"), 4U);
  EXPECT_EQ(display_width("🚀"), 2U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("ｶﾞ"), 2U);
}

TEST(DisplayWidth, ShortensWithAnEllipsis) {
  EXPECT_EQ(shorten("Häuser", 6), "Häuser");
  EXPECT_EQ(shorten("Häuser", 5), "Häus…");
  EXPECT_EQ(shorten("北京市", 4), "北…");
  EXPECT_EQ(shorten("Häuser", 1), "…");
  EXPECT_EQ(shorten("Häuser", 0), "");
}

TEST(DisplayWidth, KeepsCombiningMarksWithTheirLetter) {
  EXPECT_EQ(first_columns("e\u0301e", 1), "e\u0301");
  EXPECT_EQ(last_columns("北京", 3), "京");
}

TEST(DisplayWidth, OfJoinedEmojiIsThatOfOne) {
  EXPECT_EQ(display_width("👨\u200D👩\u200D👧!"), 3U);
  EXPECT_EQ(first_columns("👨\u200D👩\u200D👧!", 2), "👨\u200D👩\u200D👧");
  EXPECT_EQ(display_width("می\u200Cخواهم"), display_width("میخواهم"));
}

}  // namespace
}  // namespace fundstelle
