#include "searcher/output/text_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace fundstelle
