#include "searcher/output/text_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/output/display_width.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;

std::vector<std::string> lines(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  for (const auto& [begin, end] : wrap(text, columns)) {
    lines.emplace_back(text.substr(begin, end - begin));
  }
  return lines;
}

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

TEST(Wrap, BreaksAtSpaces) {
  EXPECT_THAT(lines("alte Häuser und neue", 11), ElementsAre("alte Häuser", "und neue"));
  EXPECT_THAT(lines("  alte   Häuser  ", 8), ElementsAre("alte", "Häuser"));
}

TEST(Wrap, BreaksWordsThatAreTooLong) {
  EXPECT_THAT(lines("ab abcdefgh", 4), ElementsAre("ab", "abcd", "efgh"));
  EXPECT_THAT(lines("北京市", 5), ElementsAre("北京", "市"));
}

TEST(Wrap, GivesNoLineForNoText) {
  EXPECT_TRUE(wrap("", 10).empty());
  EXPECT_TRUE(wrap("   ", 10).empty());
}

TEST(Paragraph, ColoursNeverCrossTheEndOfALine) {
  std::string out;
  append_paragraph(out, {"ab cd ef", {{3, 8}}}, {.lead = "> ", .indent = 2}, 7, Painter(true));
  EXPECT_EQ(out, "> ab \x1b[1;33mcd\x1b[0m\n  \x1b[1;33mef\x1b[0m\n");
}

TEST(Sanitize, MovesMarksOverRemovedCharacters) {
  const std::vector<ByteRange> marks{{1, 3}, {5, 8}};
  const MarkedText marked = sanitize("a\u00ADb\nc\u200Bd", marks);
  EXPECT_EQ(marked.text, "ab cd");
  EXPECT_EQ(marked.marks, (std::vector<ByteRange>{{3, 4}}));
}

TEST(Sanitize, JoinsMarksThatTouchOrOverlap) {
  const std::vector<ByteRange> marks{{4, 6}, {0, 2}, {2, 3}, {5, 9}};
  EXPECT_EQ(sanitize("abcdefgh", marks).marks, (std::vector<ByteRange>{{0, 3}, {4, 8}}));
}

}  // namespace
}  // namespace fundstelle
