#include "analyzers/sentences.h"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"
#include "tests/unit/analyzers/hostile_text.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> sentences(const std::string& text, Language language) {
  std::vector<std::string> found;
  for (const SentenceRange& range : find_sentences(text, language)) {
    found.push_back(text.substr(range.start, range.end - range.start));
  }
  return found;
}

TEST(Sentences, EndAtFullStopsAndTheLike) {
  EXPECT_THAT(sentences("It fell. Why? Nobody knows!", Language::kEnglish),
              ElementsAre("It fell.", "Why?", "Nobody knows!"));
}

TEST(Sentences, GoOnBehindGermanAbbreviations) {
  EXPECT_THAT(sentences("Firmen, z. B. Siemens, zahlen. Andere nicht.", Language::kGerman),
              ElementsAre("Firmen, z. B. Siemens, zahlen.", "Andere nicht."));
}

TEST(Sentences, GoOnBehindEnglishAbbreviations) {
  EXPECT_THAT(sentences("Mr. Smith left. He did.", Language::kEnglish),
              ElementsAre("Mr. Smith left.", "He did."));
}

TEST(Sentences, GoOnBehindNumbersWithAPoint) {
  EXPECT_THAT(sentences("Sie stiegen um 3.5 Prozent. Gut.", Language::kGerman),
              ElementsAre("Sie stiegen um 3.5 Prozent.", "Gut."));
}

TEST(Sentences, DoNotEndInsideAWord) {
  EXPECT_THAT(sentences("Siehe Ende.Anfang dort. Gut.", Language::kGerman),
              ElementsAre("Siehe Ende.Anfang dort.", "Gut."));
  EXPECT_THAT(sentences("Yes!No. Well.", Language::kEnglish), ElementsAre("Yes!", "No.", "Well."));
}

TEST(Sentences, EndAtLineEnds) {
  EXPECT_THAT(sentences("A headline\n\nThe text.", Language::kEnglish),
              ElementsAre("A headline", "The text."));
}

TEST(Sentences, AreNoneInWhiteSpace) {
  EXPECT_THAT(sentences(" \n\t \n", Language::kGerman), IsEmpty());
  EXPECT_THAT(sentences("", Language::kGerman), IsEmpty());
}

TEST(Sentences, AscendOnBordersWithoutWhiteSpaceAtTheirEnds) {
  std::mt19937 random(11);
  for (int i = 0; i < 1'000; ++i) {
    const std::string text = hostile_text(random, 80);
    std::size_t before = 0;
    for (const SentenceRange& range : find_sentences(text, Language::kEnglish)) {
      ASSERT_GE(range.start, before);
      ASSERT_LT(range.start, range.end);
      ASSERT_TRUE(is_character_border(text, range.start));
      ASSERT_TRUE(is_character_border(text, range.end));
      const std::string_view sentence =
          std::string_view(text).substr(range.start, range.end - range.start);
      ASSERT_EQ(trim(sentence), sentence);
      before = range.end;
    }
  }
}

}  // namespace
}  // namespace fundstelle
