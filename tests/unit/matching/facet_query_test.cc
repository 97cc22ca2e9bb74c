#include "searcher/matching/facet_query.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "searcher/matching/match_set.h"
#include "tests/unit/small_index.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct RangeCase {
  const char* text;
  std::optional<std::pair<int, int>> years;
};

class YearRangeOf : public testing::TestWithParam<RangeCase> {};

TEST_P(YearRangeOf, IsReadOrRefused) {
  const auto range = parse_year_range(GetParam().text);
  ASSERT_EQ(range.has_value(), GetParam().years.has_value()) << GetParam().text;
  if (range) {
    EXPECT_EQ(std::pair(range->first, range->last), *GetParam().years) << GetParam().text;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, YearRangeOf,
    testing::Values(RangeCase{"2025", {{2025, 2025}}}, RangeCase{"2018..2025", {{2018, 2025}}},
                    RangeCase{" 2018 .. 2025 ", {{2018, 2025}}},
                    RangeCase{"2018..", {{2018, 9999}}}, RangeCase{"..2020", {{0, 2020}}},
                    RangeCase{"2025..2018", {{2025, 2018}}}, RangeCase{"..", {}}, RangeCase{"", {}},
                    RangeCase{"x", {}}, RangeCase{"2018...2020", {}}, RangeCase{"2018..x", {}},
                    RangeCase{"-5", {}}, RangeCase{"20250", {}}, RangeCase{"2018-2020", {}}));

class FacetQueryTest : public testing::Test {
 protected:
  FacetQueryTest() {
    index_.add({"1",
                "a",
                Language::kEnglish,
                {{"company", "Volkswagen"}, {"city", "Munich"}, {"year", "2018"}},
                {}});
    index_.add({"2",
                "b",
                Language::kEnglish,
                {{"company", "Acme"}, {"year", "2020"}, {"language", "de"}},
                {}});
    index_.add({"3", "c", Language::kEnglish, {{"year", "2025"}, {"year", "2030"}}, {}});
  }

  std::vector<Xapian::docid> matches(const char* facet, const char* value) {
    return matching_documents(index_.database(),
                              facet_query(index_.database(), shared_language_data(),
                                          *index_.schema().find(facet), value))
        .to_vector();
  }

  SmallIndex index_;
};

TEST_F(FacetQueryTest, ResolvesAliases) {
  EXPECT_THAT(matches("company", "VW"), ElementsAre(1));
  EXPECT_THAT(matches("company", "volkswagen AG"), ElementsAre(1));
  EXPECT_THAT(matches("city", "münchen"), ElementsAre(1));
}

TEST_F(FacetQueryTest, TakesValuesThatTheGazetteerDoesNotKnow) {
  EXPECT_THAT(matches("company", "ACME"), ElementsAre(2));
}

TEST_F(FacetQueryTest, TakesNamesOfLanguages) {
  EXPECT_THAT(matches("language", "German"), ElementsAre(2));
}

TEST_F(FacetQueryTest, TakesYearsAndRanges) {
  EXPECT_THAT(matches("year", "2018"), ElementsAre(1));
  EXPECT_THAT(matches("year", "2018..2020"), ElementsAre(1, 2));
  EXPECT_THAT(matches("year", "2020.."), ElementsAre(2, 3));
  EXPECT_THAT(matches("year", "..2019"), ElementsAre(1));
  EXPECT_THAT(matches("year", "2031.."), IsEmpty());
}

TEST_F(FacetQueryTest, FindsNothingUnderAnUnknownValue) {
  EXPECT_THAT(matches("company", "Nobody"), IsEmpty());
  EXPECT_THAT(matches("city", "?!"), IsEmpty());
}

TEST_F(FacetQueryTest, RefusesAYearThatIsNone) {
  EXPECT_THROW(matches("year", "soon"), Error);
}

}  // namespace
}  // namespace fundstelle
