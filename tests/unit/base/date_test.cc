#include "base/date.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace fundstelle {
namespace {

struct Case {
  std::string text;
  std::string expected;  // Empty: no date.
};

std::string parsed(const std::string& text) {
  const auto date = parse_date(text);
  return date ? date->to_string() : "";
}

std::string parsed_end(const std::string& text) {
  const auto date = parse_date_end(text);
  return date ? date->to_string() : "";
}

void expect_dates(const std::vector<Case>& cases) {
  for (const auto& [text, expected] : cases)
    EXPECT_EQ(parsed(text), expected) << "'" << text << "'";
}

TEST(Date, ReadsIso8601) {
  expect_dates({
      {"2025-07-24", "2025-07-24"},
      {"  2025-07-24\n", "2025-07-24"},
      {"20250724", "2025-07-24"},
      {"2025-07", "2025-07-01"},
      {"2025", "2025-01-01"},
      {"2025-07-24T15:02:20Z", "2025-07-24T15:02:20Z"},
      {"2025-07-24T15:02:20", "2025-07-24T15:02:20Z"},
      {"2025-07-24 15:02", "2025-07-24T15:02:00Z"},
      {"2025-07-24t15:02z", "2025-07-24T15:02:00Z"},
      {"2025-07-24T15:02:20.123456Z", "2025-07-24T15:02:20Z"},
      {"2025-07-24T15:02:20+02:00", "2025-07-24T13:02:20Z"},
      {"2025-07-24T15:02:20+0200", "2025-07-24T13:02:20Z"},
      {"2025-07-24T15:02:20 -05", "2025-07-24T20:02:20Z"},
      {"2025-01-01T00:30:00+01:00", "2024-12-31T23:30:00Z"},
      {"20250724T150220Z", "2025-07-24T15:02:20Z"},
      {"20250724T1502", "2025-07-24T15:02:00Z"},
      {"1000-01-01", "1000-01-01"},
      {"9999-12-31", "9999-12-31"},
  });
}

TEST(Date, ReadsRfc2822) {
  expect_dates({
      {"Thu, 24 Jul 2025 15:02:20 +0200", "2025-07-24T13:02:20Z"},
      {"24 Jul 2025 15:02 GMT", "2025-07-24T15:02:00Z"},
      {"Thu, 24 Jul 2025 15:02:20 EST", "2025-07-24T20:02:20Z"},
      {"Mo, 4 Aug 2025 08:00 MESZ", "2025-08-04T06:00:00Z"},
  });
}

TEST(Date, ReadsGermanDates) {
  expect_dates({
      {"24.07.2025", "2025-07-24"},
      {"4.7.2025", "2025-07-04"},
      {"24. 7. 2025", "2025-07-24"},
      {"24.07.2025 15:02", "2025-07-24T15:02:00Z"},
      {"24.07.2025, 15:02 Uhr", "2025-07-24T15:02:00Z"},
      {"24. Juli 2025", "2025-07-24"},
      {"24.Juli 2025", "2025-07-24"},
      {"24 JULI 2025", "2025-07-24"},
      {"Donnerstag, 24. Juli 2025", "2025-07-24"},
      {"Donnerstag, den 24. Juli 2025", "2025-07-24"},
      {"1. März 2024", "2024-03-01"},
      {"1. MÄRZ 2024", "2024-03-01"},
      {"1. Ma\u0308rz 2024", "2024-03-01"},
      {"1. Maerz 2024", "2024-03-01"},
      {"1. Mär. 2024", "2024-03-01"},
      {"1. Mrz 2024", "2024-03-01"},
      {"6. Jänner 2024", "2024-01-06"},
      {"6. Jaenner 2024", "2024-01-06"},
      {"6. Feber 2024", "2024-02-06"},
      {"3. Okt. 2024", "2024-10-03"},
      {"24. Dez. 2024", "2024-12-24"},
      {"1. Mai 2024", "2024-05-01"},
      {"Juli 2025", "2025-07-01"},
  });
}

TEST(Date, ReadsEnglishDates) {
  expect_dates({
      {"July 24, 2025", "2025-07-24"},
      {"July 24 2025", "2025-07-24"},
      {"july 24th, 2025", "2025-07-24"},
      {"Jul. 24, 2025", "2025-07-24"},
      {"Sept. 3, 2025", "2025-09-03"},
      {"24 July 2025", "2025-07-24"},
      {"July 2025", "2025-07-01"},
      {"July 24, 2025 15:02", "2025-07-24T15:02:00Z"},
  });
}

TEST(Date, KnowsEveryMonthInBothLanguages) {
  const std::vector<std::vector<std::string>> months = {{"January", "Jan", "Januar"},
                                                        {"February", "Feb", "Februar"},
                                                        {"March", "Mar", "März"},
                                                        {"April", "Apr"},
                                                        {"May", "Mai"},
                                                        {"June", "Jun", "Juni"},
                                                        {"July", "Jul", "Juli"},
                                                        {"August", "Aug"},
                                                        {"September", "Sep", "Sept"},
                                                        {"October", "Oct", "Oktober", "Okt"},
                                                        {"November", "Nov"},
                                                        {"December", "Dec", "Dezember", "Dez"}};
  for (std::size_t i = 0; i < months.size(); ++i) {
    for (const std::string& name : months[i]) {
      const auto date = parse_date("2 " + name + " 2020");
      ASSERT_TRUE(date) << name;
      EXPECT_EQ(date->to_string().substr(5, 2), (i < 9 ? "0" : "") + std::to_string(i + 1)) << name;
    }
  }
}

TEST(Date, RefusesDaysThatDoNotExist) {
  expect_dates({{"31.02.2025", ""},
                {"29.02.2025", ""},
                {"29.02.2024", "2024-02-29"},
                {"2025-13-01", ""},
                {"2025-00-10", ""},
                {"0000-00-00", ""},
                {"31. April 2025", ""},
                {"2025-07-24T24:01", ""},
                {"2025-07-24T12:60", ""}});
}

TEST(Date, RefusesWhatIsNoDate) {
  expect_dates({{"", ""},
                {" ", ""},
                {"yesterday", ""},
                {"24.07.25", ""},
                {"24.07.", ""},
                {"07/24/2025", ""},
                {"2025-7-4", ""},
                {"2025-07-24x", ""},
                {"2025-07-24T", ""},
                {"2025-07-24T15", ""},
                {"2025-07T15:02", ""},
                {"202507", ""},
                {"1753369340", ""},
                {"24. Juli", ""},
                {"24. Foo 2025", ""},
                {"July 24x, 2025", ""},
                {"24Juli2025 ", ""},
                {"\xff\xfe", ""}});
}

TEST(Date, RefusesYearsOutsideOfFourDigits) {
  expect_dates({{"0999-12-31", ""},
                {"999", ""},
                {"12025-07-24", ""},
                {"9999-12-31T23:59:00-01:00", ""},
                {"1000-01-01T00:00:00+01:00", ""}});
}

TEST(Date, EndsWithTheLastSecondOfWhatIsNamed) {
  EXPECT_EQ(parsed_end("2025"), "2025-12-31T23:59:59Z");
  EXPECT_EQ(parsed_end("2024-02"), "2024-02-29T23:59:59Z");
  EXPECT_EQ(parsed_end("Februar 2025"), "2025-02-28T23:59:59Z");
  EXPECT_EQ(parsed_end("24.07.2025"), "2025-07-24T23:59:59Z");
  EXPECT_EQ(parsed_end("2025-07-24T15:02:20Z"), "2025-07-24T15:02:20Z");
  EXPECT_EQ(parsed_end("31.02.2025"), "");
}

TEST(Date, KnowsItsYearBeforeTheEpoch) {
  EXPECT_EQ(parse_date("1969-12-31T23:59:59Z")->seconds, -1);
  EXPECT_EQ(parse_date("1969-12-31")->year(), 1969);
  EXPECT_EQ(parse_date("1848-03-18")->to_string(), "1848-03-18");
}

}  // namespace
}  // namespace fundstelle
