#include "searcher/matching/word_pattern.h"

#include <initializer_list>

#include <gtest/gtest.h>

namespace fundstelle {
namespace {

constexpr std::uint32_t kPart = 1000;  // added to a stem: it is a part of the word before

PackedPositions record(std::initializer_list<std::uint32_t> title,
                       std::initializer_list<std::uint32_t> body) {
  PositionRecord record;
  for (const auto& zone : {title, body}) {
    for (const std::uint32_t stem : zone) {
      record.entries.push_back({stem % kPart, stem >= kPart});
    }
  }
  record.title_entries = title.size();
  return PackedPositions(record.serialize());
}

TEST(WordPattern, PhraseStandsInOrderWithoutGaps) {
  const PackedPositions text = record({}, {5, 1, 2, 3});
  EXPECT_TRUE(occurs({{{1, 2, 3}}}, text));
  EXPECT_FALSE(occurs({{{2, 1}}}, text));
  EXPECT_FALSE(occurs({{{1, 3}}}, text));
  EXPECT_TRUE(occurs({{{1, 1, 2}}}, record({}, {1, 1, 1, 2})));
}

TEST(WordPattern, NothingReachesFromTheTitleIntoTheText) {
  const PackedPositions text = record({1}, {2});
  EXPECT_FALSE(occurs({{{1, 2}}}, text));
  EXPECT_FALSE(occurs({{{1}, {2}}, 5}, text));
}

TEST(WordPattern, TitleOnlyLeavesTheTextOut) {
  EXPECT_TRUE(occurs({{{1, 2}}, 0, true}, record({1, 2}, {3})));
  EXPECT_FALSE(occurs({{{1, 2}}, 0, true}, record({3}, {1, 2})));
}

TEST(WordPattern, NearIsInAnyOrderWithAtMostSoManyWordsBetween) {
  const PackedPositions text = record({}, {1, 9, 9, 2});
  EXPECT_TRUE(occurs({{{1}, {2}}, 2}, text));
  EXPECT_TRUE(occurs({{{2}, {1}}, 2}, text));
  EXPECT_FALSE(occurs({{{1}, {2}}, 1}, text));
}

TEST(WordPattern, NearCountsEqualWordsAsDifferentPlaces) {
  EXPECT_FALSE(occurs({{{1}, {1}}, 5}, record({}, {1, 2, 3})));
  EXPECT_TRUE(occurs({{{1}, {1}}, 5}, record({}, {1, 2, 1})));
}

TEST(WordPattern, NearTakesPhrases) {
  const PackedPositions text = record({}, {1, 2, 9, 3});
  EXPECT_TRUE(occurs({{{3}, {1, 2}}, 1}, text));
  EXPECT_FALSE(occurs({{{3}, {1, 2}}, 0}, text));
  EXPECT_FALSE(occurs({{{3}, {2, 1}}, 5}, text));
}

TEST(WordPattern, PartsTakePartInNearButNotInPhrases) {
  const PackedPositions text = record({}, {1, kPart + 2, kPart + 3, 4});  // 2 and 3 are parts of 1
  EXPECT_TRUE(occurs({{{3}, {4}}, 0}, text));
  EXPECT_TRUE(occurs({{{2}, {3}}, 0}, text));
  EXPECT_FALSE(occurs({{{3, 4}}}, text));
  EXPECT_TRUE(occurs({{{1, 4}}}, text));
}

TEST(WordPattern, NothingReachesOverTheBeginningOfABlock) {
  const PackedPositions text = record({}, {1, 2, kPart + 2, 3, kPart + 3, 4});  // 2 and 3 begin one
  EXPECT_FALSE(occurs({{{1, 2}}}, text));
  EXPECT_FALSE(occurs({{{2, 3}}}, text));
  EXPECT_TRUE(occurs({{{3, 4}}}, text));
  EXPECT_FALSE(occurs({{{1}, {2}}, 5}, text));
  EXPECT_TRUE(occurs({{{4}, {3}}, 5}, text));
}

TEST(WordPattern, ManyEqualWordsDoNotTakeForEver) {
  PositionRecord text;
  text.entries.assign(10'000, {1, false});
  WordPattern pattern;
  pattern.sequences.assign(10'001, {1});
  const PackedPositions packed(text.serialize());
  EXPECT_FALSE(occurs(pattern, packed));
  pattern.sequences.pop_back();
  EXPECT_TRUE(occurs(pattern, packed));
}

}  // namespace
}  // namespace fundstelle
