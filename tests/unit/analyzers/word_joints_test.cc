#include "analyzers/word_joints.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "analyzers/word_segmenter.h"

namespace fundstelle {
namespace {

// How many words are joined with the one of this number.
std::size_t joined(const std::string& text, std::size_t number = 0) {
  std::vector<WordRange> words;
  WordSegmenter().segment(text, words);
  return joined_end(text, words, number) - number;
}

TEST(JoinedEnd, GoesOverHyphens) {
  EXPECT_EQ(joined("law-breakers fled"), 2U);
  EXPECT_EQ(joined("20-Euro-Schein"), 3U);
  EXPECT_EQ(joined("non\u2011stop"), 2U);
  EXPECT_EQ(joined("law breakers"), 1U);
  EXPECT_EQ(joined("and/or"), 1U);
  EXPECT_EQ(joined("Berlin–Paris"), 1U);
}

TEST(JoinedEnd, GoesOverLineEnds) {
  EXPECT_EQ(joined("govern-\nment"), 2U);
  EXPECT_EQ(joined("govern-\r\n  ment"), 2U);
  EXPECT_EQ(joined("govern-\n\nment"), 1U);
  EXPECT_EQ(joined("Haupt-\nund Nebenraum"), 1U);
  EXPECT_EQ(joined("Ein- und Verkauf"), 1U);
}

TEST(JoinedEnd, GoesOverSpacesBetweenInitials) {
  EXPECT_EQ(joined("z. B. hier"), 2U);
  EXPECT_EQ(joined("Plan B. A new one"), 1U);
  EXPECT_EQ(joined("B. A new one"), 1U);
}

TEST(JoinedEnd, BelongsToTheFirstWordOnly) {
  EXPECT_EQ(joined("20-Euro-Schein", 1), 1U);
}

TEST(JoinedEnd, LeavesDatesAndAddressesAlone) {
  EXPECT_EQ(joined("2020-07-13"), 1U);
  EXPECT_EQ(joined("a-story-of-five-words"), 1U);
  EXPECT_EQ(joined("a-story-of-five-words", 1), 1U);
}

TEST(EndsBlock, KnowsParagraphsCellsAndListItems) {
  for (const char* gap :
       {".\n\n", "\n \n", "\r\n\r\n", "\t", ":\n- ", "\n• ", "\n---\n\n", "\u2029"}) {
    EXPECT_TRUE(ends_block(gap)) << testing::PrintToString(gap);
  }
  for (const char* gap : {"", " ", ". ", "\n", "\r\n", ".\n", "\n    ", "\n\t", " - ", "-\n"}) {
    EXPECT_FALSE(ends_block(gap)) << testing::PrintToString(gap);
  }
}

}  // namespace
}  // namespace fundstelle
