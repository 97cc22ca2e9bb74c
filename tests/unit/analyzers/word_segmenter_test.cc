#include "analyzers/word_segmenter.h"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/analyzers/hostile_text.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> words(const std::string& text, const std::vector<WordRange>& ranges) {
  std::vector<std::string> found;
  for (const WordRange& range : ranges) {
    found.push_back(text.substr(range.start, range.end - range.start));
  }
  return found;
}

std::vector<std::string> segment(const std::string& text) {
  std::vector<WordRange> ranges;
  WordSegmenter().segment(text, ranges);
  return words(text, ranges);
}

TEST(WordSegmenter, FindsWordsBetweenSpacesAndPunctuation) {
  EXPECT_THAT(segment("(Die) \"alte\" Welt: ein/zwei?"),
              ElementsAre("Die", "alte", "Welt", "ein", "zwei"));
}

TEST(WordSegmenter, KeepsApostrophesInsideWords) {
  EXPECT_THAT(segment("Amazon's don’t 'quoted'"), ElementsAre("Amazon's", "don’t", "quoted"));
}

TEST(WordSegmenter, KeepsNumbersWhole) {
  EXPECT_THAT(segment("1.004.391 or 3,5 at 12:30"),
              ElementsAre("1.004.391", "or", "3,5", "at", "12", "30"));
}

TEST(WordSegmenter, SplitsAtHyphens) {
  EXPECT_THAT(segment("VW-Chef"), ElementsAre("VW", "Chef"));
}

TEST(WordSegmenter, SplitsAtAtSigns) {
  EXPECT_THAT(segment("info@example.com @ @x"), ElementsAre("info", "example", "com", "x"));
  EXPECT_THAT(segment("ìnfo@ex‧ample"), ElementsAre("ìnfo", "ex‧ample"));
}

struct WrittenCase {
  const char* text;
  std::vector<std::string> words;
};

TEST(WordSegmenter, EndsWordsWhereSignsPartThem) {
  const std::vector<WrittenCase> examples = {
      {"Amazon.com", {"Amazon", "com"}},
      {"end.The St.Veit", {"end", "The", "St", "Veit"}},
      {"a_secret_1.pdf", {"a", "secret", "1", "pdf"}},
      {"_so_ __very__", {"so", "very"}},
      {"Anna:Bernd Kiel·Lund", {"Anna", "Bernd", "Kiel", "Lund"}},
      {"Köln.Bonn’s", {"Köln", "Bonn’s"}},
      {"v1.2 3.5", {"v1.2", "3.5"}},
      {"don't O’Neill", {"don't", "O’Neill"}},
  };
  for (const auto& [text, words] : examples) EXPECT_EQ(segment(text), words) << text;
}

TEST(WordSegmenter, KeepsWordsWholeThatHaveSigns) {
  const std::vector<WrittenCase> examples = {
      {"the U.S. and (U.S.A.).", {"the", "U.S.", "and", "U.S.A."}},
      {"Plan B. z.B. at 5 p.m.", {"Plan", "B", "z.B.", "at", "5", "p.m."}},
      {"J.P.Morgan U.S.-Dollar E.ON", {"J.P.", "Morgan", "U.S.", "Dollar", "E.ON"}},
      {"AT&T H&M, Ernst&Young a & b", {"AT&T", "H&M", "Ernst", "Young", "a", "b"}},
      {"C++, C# F#-Dur i++; x+y #a", {"C++", "C#", "F#", "Dur", "i++", "x", "y", "a"}},
      {"CO₂ H₂O PM₂.₅ m² 10² Wort²", {"CO₂", "H₂O", "PM₂.₅", "m²", "10", "Wort"}},
      {"Leser:innen Leser*in Leser_innen Leser/-innen",
       {"Leser:innen", "Leser*in", "Leser_innen", "Leser/-innen"}},
      {"Ein/in *in* check-in", {"Ein/in", "in", "check", "in"}},
      {"O´Brien O`Neill 'x'", {"O´Brien", "O`Neill", "x"}},
      {"45\u00A0000 1\u202F234\u202F567 20\u00A0Uhr",
       {"45\u00A0000", "1\u202F234\u202F567", "20", "Uhr"}},
  };
  for (const auto& [text, words] : examples) EXPECT_EQ(segment(text), words) << text;
}

TEST(WordSegmenter, KeepsSoftHyphensInsideWords) {
  EXPECT_THAT(segment("For\u00ADschung"), ElementsAre("For\u00ADschung"));
}

TEST(WordSegmenter, KeepsCombiningMarksWithTheirLetters) {
  EXPECT_THAT(segment("Ka\u0308se"), ElementsAre("Ka\u0308se"));
}

TEST(WordSegmenter, PassesOverEmojiAndSigns) {
  EXPECT_THAT(segment("😀 – % ©"), IsEmpty());
}

TEST(WordSegmenter, FindsNothingInAnEmptyText) {
  EXPECT_THAT(segment(""), IsEmpty());
}

TEST(WordSegmenter, ForgetsTheWordsOfTheCallBefore) {
  WordSegmenter segmenter;
  std::vector<WordRange> ranges;
  segmenter.segment("a b c", ranges);
  segmenter.segment("d", ranges);
  EXPECT_THAT(ranges, ElementsAre(WordRange{0, 1}));
}

TEST(WordSegmenter, DecidesAsIcuDoesOnAllPairsOfAsciiCharacters) {
  WordSegmenter segmenter;
  std::vector<WordRange> fast, reference;
  for (char a = ' '; a <= '~'; ++a) {
    for (char b = ' '; b <= '~'; ++b) {
      for (const char* frame : {"xx", "11", "x1", "1x", "ää"}) {
        const std::string half(frame, std::string(frame).size() / 2);
        const std::string text = half + a + b + std::string(frame).substr(half.size());
        segmenter.segment(text, fast);
        segmenter.segment_with_icu(text, reference);
        ASSERT_EQ(words(text, fast), words(text, reference)) << text;
      }
    }
  }
}

TEST(WordSegmenter, DecidesAsIcuDoesOnHostileTexts) {
  std::mt19937 random(20'250'724);
  WordSegmenter segmenter;
  std::vector<WordRange> fast, reference;
  for (int i = 0; i < 200'000; ++i) {
    const std::string text = hostile_text(random, 10);
    segmenter.segment(text, fast);
    segmenter.segment_with_icu(text, reference);
    ASSERT_EQ(words(text, fast), words(text, reference)) << testing::PrintToString(text);
  }
}

TEST(WordSegmenter, DecidesAsIcuDoesOnLongTexts) {
  std::mt19937 random(7);
  WordSegmenter segmenter;
  std::vector<WordRange> fast, reference;
  for (int i = 0; i < 200; ++i) {
    const std::string text = hostile_text(random, 2'000);
    segmenter.segment(text, fast);
    segmenter.segment_with_icu(text, reference);
    ASSERT_EQ(words(text, fast), words(text, reference));
  }
}

}  // namespace
}  // namespace fundstelle
