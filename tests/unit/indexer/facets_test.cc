// Years, clues in the writing, and the values of user-defined facets.
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/facets/field_values.h"
#include "indexer/facets/text_clues.h"
#include "indexer/facets/year_finder.h"
#include "tests/unit/analyzers/hostile_text.h"
#include "tests/unit/indexer/analyzed.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<int> years(const std::string& text) {
  const Analyzed analyzed(Language::kGerman, text);
  return find_years(*analyzed, 2025);
}

struct YearCase {
  const char* text;
  std::vector<int> years;
};

class YearFinder : public testing::TestWithParam<YearCase> {};

TEST_P(YearFinder, FindsTheYearsOf) {
  EXPECT_EQ(years(GetParam().text), GetParam().years);
}

INSTANTIATE_TEST_SUITE_P(
    Table, YearFinder,
    testing::Values(YearCase{"Es begann 2018 und endet 2024.", {2018, 2024}},
                    YearCase{"2024, 2018 und wieder 2024", {2018, 2024}},
                    YearCase{"zwischen 1899 und 1900", {1900}},
                    YearCase{"im Jahr 2035, nicht 2036", {2035}},
                    YearCase{"2018/2019 und 2020-2021", {2018, 2019, 2020, 2021}},
                    YearCase{"Es kostet 2000 Euro oder $1950.", {}},
                    YearCase{"2000 Mitarbeiter, 2000 employees", {}},
                    YearCase{"ein Plus von 2000 % oder 2000%", {}}, YearCase{"§ 2018 BGB", {}},
                    YearCase{"20188 oder 201", {}}, YearCase{"2.018 Stück", {}},
                    YearCase{"Juli 2025: Amazon", {2025}}, YearCase{"", {}}));

TEST(YearFinder, StaysInItsBoundsOnHostileTexts) {
  std::mt19937 random(1);
  for (int i = 0; i < 500; ++i) {
    const auto found = years(hostile_text(random, 20) + "2010" + hostile_text(random, 20));
    for (const int year : found) {
      ASSERT_GE(year, kFirstYear);
      ASSERT_LE(year, 2025 + kYearsAhead);
    }
  }
}

TEST(TextClues, NamesHaveACapitalOrBeginWithADigit) {
  EXPECT_TRUE(looks_like_name("Amazon"));
  EXPECT_TRUE(looks_like_name("iRobot"));
  EXPECT_TRUE(looks_like_name("3M"));
  EXPECT_TRUE(looks_like_name("Öl"));
  EXPECT_FALSE(looks_like_name("labor"));
}

TEST(TextClues, CapitalsNeedTwoLetters) {
  EXPECT_TRUE(is_all_capitals("SHANGHAI"));
  EXPECT_FALSE(is_all_capitals("A"));
  EXPECT_FALSE(is_all_capitals("VWs"));
  EXPECT_FALSE(is_all_capitals("2018"));
}

TEST(TextClues, ALineInCapitalsIsOne) {
  const Analyzed text(Language::kEnglish, "OIL PRICES RISE AGAIN\nOil prices rose.");
  EXPECT_TRUE(in_capital_line(*text, 0));
  EXPECT_FALSE(in_capital_line(*text, 4));
}

TEST(TextClues, SentencesStartBehindStopsQuotesAndLineEnds) {
  const Analyzed text(Language::kGerman, "Er kam. Dann „Nein“\nUnd nun");
  std::vector<bool> starts;
  for (std::size_t token = 0; token < 6; ++token) starts.push_back(starts_sentence(*text, token));
  EXPECT_THAT(starts, ElementsAre(true, false, true, true, true, false));
}

TEST(TextClues, DatelinesEndInADash) {
  const Analyzed shanghai(Language::kEnglish, "SHANGHAI, July 24 - Amazon closed");
  EXPECT_TRUE(is_dateline(*shanghai, 0, 0));
  const Analyzed wien(Language::kGerman, "Titel\nWien – Die Regierung");
  EXPECT_TRUE(is_dateline(*wien, 1, 1));
  EXPECT_FALSE(is_dateline(*wien, 2, 2));
  const Analyzed none(Language::kEnglish, "Paris is large\n- but old");
  EXPECT_FALSE(is_dateline(*none, 0, 0));
}

TEST(TextClues, WordsOfOneNameStandTogether) {
  const Analyzed text(Language::kEnglish, "St. Louis (Missouri) ended. New\nYork");
  EXPECT_TRUE(joins_word_before(*text, 1));
  EXPECT_FALSE(joins_word_before(*text, 2));
  EXPECT_FALSE(joins_word_before(*text, 4));
  EXPECT_FALSE(joins_word_before(*text, 5));
}

TEST(TextClues, DatelinesStandBehindASummary) {
  const Analyzed graz(Language::kGerman, "Das Werk wird gebaut. Graz – Die Firma sucht Leute.");
  EXPECT_TRUE(is_dateline(*graz, 4, 4));
  EXPECT_FALSE(is_dateline(*graz, 0, 0));
  const Analyzed none(Language::kGerman, "Er sah Graz – und ging.");
  EXPECT_FALSE(is_dateline(*none, 2, 2));
}

TEST(FieldValues, AreScalarsAndListsOfThem) {
  const std::vector<ExtraField> fields = {
      {"a", R"("Ada")"},    {"b", R"(["x", 2, true, null, {"y": 1}, " z "])"},
      {"c", R"({"x": 1})"}, {"d", "not json"},
      {"e", "7"},           {"f", R"("  ")"}};
  EXPECT_THAT(field_values(fields, "a"), ElementsAre("Ada"));
  EXPECT_THAT(field_values(fields, "b"), ElementsAre("x", "2", "true", "z"));
  EXPECT_THAT(field_values(fields, "c"), IsEmpty());
  EXPECT_THAT(field_values(fields, "d"), IsEmpty());
  EXPECT_THAT(field_values(fields, "e"), ElementsAre("7"));
  EXPECT_THAT(field_values(fields, "f"), IsEmpty());
  EXPECT_THAT(field_values(fields, "absent"), IsEmpty());
}

TEST(TextClues, OfALongLineWhatIsNearTells) {
  const std::string far(5'000, 'x');
  const Analyzed text(Language::kEnglish, far + " OIL PRICES " + std::string(3'000, 'X') + " RISE");
  EXPECT_TRUE(in_capital_line(*text, 4));
  EXPECT_FALSE(in_capital_line(*text, 0));
}

}  // namespace
}  // namespace fundstelle
