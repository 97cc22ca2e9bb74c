#include "searcher/arguments.h"

#include <functional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t kNow = 1'753'369'340;  // 2025-07-24T15:02:20Z

SearchRequest request(const std::function<void(SearchArguments&)>& set,
                      const SearchConfig& config = {}) {
  SearchArguments arguments;
  set(arguments);
  return make_request(arguments, config, kNow);
}

std::string from(const std::string& since) {
  return request([&](auto& given) { given.since = since; }).dates->from->to_string();
}

TEST(SearchArguments, HaveTheDefaultsOfTheContract) {
  const SearchRequest made = request([](auto&) {});
  EXPECT_EQ(made.limit, 10U);
  EXPECT_EQ(made.facet_limit, 5U);
  EXPECT_EQ(made.snippets, 2U);
  EXPECT_EQ(made.snippet_length, 240U);
  EXPECT_THAT(made.facets, ElementsAre("company", "city", "year", "language"));
  EXPECT_FALSE(made.language);
  EXPECT_FALSE(made.query);
  EXPECT_TRUE(made.count);
}

TEST(SearchArguments, TakeDefaultsFromTheConfiguration) {
  SearchConfig config;
  config.limit = 3;
  config.facets = {"year"};
  config.lang = "de";
  const SearchRequest made = request([](auto&) {}, config);
  EXPECT_EQ(made.limit, 3U);
  EXPECT_THAT(made.facets, ElementsAre("year"));
  EXPECT_EQ(made.language, Language::kGerman);
}

TEST(SearchArguments, GoBeforeTheConfiguration) {
  SearchConfig config;
  config.limit = 3;
  config.lang = "de";
  const SearchRequest made = request(
      [](auto& given) {
        given.limit = 7;
        given.lang = "any";
      },
      config);
  EXPECT_EQ(made.limit, 7U);
  EXPECT_FALSE(made.language);
}

TEST(SearchArguments, GatherFilters) {
  const SearchRequest made = request([](auto& given) {
    given.companies = {"A", "B"};
    given.years = {"2018.."};
    given.facet_filters = {"author=Ada = Bob"};
    given.exclusions = {"city=Rome"};
  });
  ASSERT_EQ(made.filters.size(), 5U);
  EXPECT_EQ(made.filters[1].value, "B");
  EXPECT_EQ(made.filters[3].facet, "author");
  EXPECT_EQ(made.filters[3].value, "Ada = Bob");
  EXPECT_TRUE(made.filters[4].exclude);
}

TEST(SearchArguments, ReadListsOfFacets) {
  const auto facets = [](const char* list) {
    return request([&](auto& given) { given.facets = list; }).facets;
  };
  EXPECT_THAT(facets("company, year,"), ElementsAre("company", "year"));
  EXPECT_THAT(facets("none"), IsEmpty());
}

TEST(SearchArguments, CountBackFromNow) {
  EXPECT_EQ(from("12h"), "2025-07-24T03:02:20Z");
  EXPECT_EQ(from("7d"), "2025-07-17T15:02:20Z");
  EXPECT_EQ(from("2w"), "2025-07-10T15:02:20Z");
  EXPECT_EQ(from("1y"), "2024-07-24T15:02:20Z");
  EXPECT_EQ(from("2025-07-01"), "2025-07-01");
}

TEST(SearchArguments, ReadRangesOfDates) {
  const auto dates = [](const char* text) {
    return *request([&](auto& given) { given.date = text; }).dates;
  };
  EXPECT_EQ(dates("2025-01..2025-06").from, parse_date("2025-01-01"));
  EXPECT_EQ(dates("2025-01..2025-06").to, parse_date_end("2025-06-30"));
  EXPECT_EQ(dates("2025-07-24").from, parse_date("2025-07-24"));
  EXPECT_EQ(dates("2025-07-24").to, parse_date_end("2025-07-24"));
  EXPECT_FALSE(dates("2025..").to);
  EXPECT_FALSE(dates("..2025").from);
}

TEST(SearchArguments, ReadNeitherTextNorCountsForListsOfHits) {
  for (const OutputFormat format : {OutputFormat::kTrec, OutputFormat::kPaths}) {
    const SearchRequest made = request([&](auto& given) { given.format = format; });
    EXPECT_FALSE(made.count);
    EXPECT_FALSE(made.details);
  }
}

struct BadArguments {
  const char* name;
  std::function<void(SearchArguments&)> set;
};

class RefusedArguments : public testing::TestWithParam<BadArguments> {};

TEST_P(RefusedArguments, AreAnError) {
  EXPECT_THROW(request(GetParam().set), Error);
}

INSTANTIATE_TEST_SUITE_P(
    Table, RefusedArguments,
    testing::Values(BadArguments{"since", [](auto& a) { a.since = "yesterday"; }},
                    BadArguments{"since_unit", [](auto& a) { a.since = "7x"; }},
                    BadArguments{"since_negative", [](auto& a) { a.since = "-7d"; }},
                    BadArguments{"since_huge", [](auto& a) { a.since = "99999999999999d"; }},
                    BadArguments{"date", [](auto& a) { a.date = "soon"; }},
                    BadArguments{"date_dots", [](auto& a) { a.date = ".."; }},
                    BadArguments{"date_and_since",
                                 [](auto& a) {
                                   a.date = "2025";
                                   a.since = "7d";
                                 }},
                    BadArguments{"filter", [](auto& a) { a.facet_filters = {"company"}; }},
                    BadArguments{"filter_name", [](auto& a) { a.facet_filters = {"=x"}; }},
                    BadArguments{"exclusion_value", [](auto& a) { a.exclusions = {"company="}; }},
                    BadArguments{"empty_company", [](auto& a) { a.companies = {" "}; }},
                    BadArguments{"lang", [](auto& a) { a.lang = "fr"; }}),
    [](const auto& parameter) { return std::string(parameter.param.name); });

}  // namespace
}  // namespace fundstelle
