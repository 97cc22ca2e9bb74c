// The invariant of facets, over random collections, queries and filters: the count beside a value
// is the number of matches when it is chosen instead of its facet's present values.
#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

constexpr int kDocuments = 400;
constexpr int kRounds = 40;
constexpr unsigned kSeed = 20250724;

const std::vector<std::string> kCompanies = {
    "Amazon", "VW", "Volkswagen", "Siemens", "IBM", "Müller & Söhne", "AT&T", "Firma \"X\""};
const std::vector<std::string> kCities = {"München",  "Munich", "Berlin",
                                          "New York", "Köln",   "Hintertupfing"};
const std::vector<std::string> kYears = {"2015", "2018", "2019", "2020", "2024", "2025"};
const std::vector<std::string> kLanguages = {"de", "en", "fr"};
const std::vector<std::string> kWords = {"oil",  "Haus", "Häuser", "river",      "doors",
                                         "door", "Gift", "gift",   "Leuchtturm", "storm"};
const std::vector<std::string> kQueries = {"",
                                           "*",
                                           "oil",
                                           "Haus river",
                                           "oil storm door",  // all words
                                           "oil storm door gift Leuchtturm Haus river",  // any
                                           "+oil door",
                                           "doors -gift",
                                           "-river",
                                           "oil OR gift",
                                           "oil AND door",
                                           "\"haus gift\"",
                                           "leucht*",
                                           "oil NEAR/3 storm",
                                           "company:vw",
                                           "oil year:2018..2020",
                                           "language:de -city:berlin"};

struct Filter {
  std::string facet;
  std::string value;
};

class Counting : public ProgramTest {
 protected:
  Counting() : random_(kSeed) {
    std::string lines;
    for (int i = 0; i < kDocuments; ++i) lines += json_line(document(i));
    write("random.jsonl", lines);
    EXPECT_EQ(update().exit_code(), 0);
  }

  bool chance(int percent) { return std::uniform_int_distribution(1, 100)(random_) <= percent; }

  const std::string& any_of(const std::vector<std::string>& values) {
    return values[std::uniform_int_distribution<std::size_t>(0, values.size() - 1)(random_)];
  }

  // Of up to three facets, up to two values each.
  std::vector<Filter> some_filters() {
    std::vector<Filter> filters;
    for (const auto& [facet, values] : facets_) {
      if (facet == spared_ || !chance(60)) continue;
      filters.push_back({facet, any_of(values)});
      if (chance(40)) filters.push_back({facet, any_of(values)});
      if (facet == "year" && chance(30)) filters.back().value = "2018..2024";
    }
    return filters;
  }

  // Chosen anew for each round: the facet that stays without filters.
  void spare_a_facet() { spared_ = any_of({"company", "city", "year", "language"}); }

  std::vector<std::string> arguments(const std::string& query, const std::vector<Filter>& filters,
                                     const std::vector<Filter>& exclusions) const {
    std::vector<std::string> arguments{"--limit", "100000",     "--facet-limit",
                                       "0",       "--snippets", "0"};
    for (const Filter& filter : filters) {
      arguments.insert(arguments.end(), {"--facet", filter.facet + "=" + filter.value});
    }
    for (const Filter& exclusion : exclusions) {
      arguments.insert(arguments.end(), {"--not", exclusion.facet + "=" + exclusion.value});
    }
    if (!query.empty()) arguments.insert(arguments.end(), {"--", query});
    return arguments;
  }

  static std::vector<Filter> without(const std::string& facet, std::vector<Filter> filters) {
    std::erase_if(filters, [&](const Filter& filter) { return filter.facet == facet; });
    return filters;
  }

 private:
  Json document(int number) {
    std::string text;
    for (int i = 0; i < 6; ++i) text += any_of(kWords) + " ";
    Json document{{"id", number}, {"text", text}};
    const auto values = [&](const std::vector<std::string>& from) {
      Json list = Json::array();
      for (int percent = 80; chance(percent); percent /= 2) list.push_back(any_of(from));
      return list;
    };
    document["company"] = values(kCompanies);
    document["city"] = values(kCities);
    document["year"] = values(kYears);
    document["language"] = any_of(kLanguages);
    return document;
  }

  const std::vector<std::pair<std::string, std::vector<std::string>>> facets_ = {
      {"company", kCompanies}, {"city", kCities}, {"year", kYears}, {"language", kLanguages}};
  std::mt19937 random_;
  std::string spared_;
};

TEST_F(Counting, CountBesideAValueIsTheNumberOfMatchesWhenItIsChosen) {
  for (int round = 0; round < kRounds; ++round) {
    spare_a_facet();
    const std::string& query = any_of(kQueries);
    const std::vector<Filter> filters = some_filters();
    std::vector<Filter> exclusions;
    if (chance(40)) exclusions.push_back({"company", any_of(kCompanies)});
    if (chance(20)) exclusions.push_back({"year", any_of(kYears)});
    const SearcherRun before = search(arguments(query, filters, exclusions));
    ASSERT_NE(before.matches(), -1) << before.outcome.err;
    EXPECT_EQ(static_cast<std::size_t>(before.matches()), before.hits.size());
    for (const auto& [name, facet] : before.facets) {
      EXPECT_EQ(facet.at("more"), 0);
      for (const Json& value : facet.at("values")) {
        std::vector<Filter> chosen = without(name, filters);
        chosen.push_back({name, value.at("value")});
        const SearcherRun after = search(arguments(query, chosen, exclusions));
        EXPECT_EQ(after.matches(), value.at("count"))
            << "query '" << query << "', " << name << "=" << value << "\n"
            << before.outcome.out.substr(before.outcome.out.rfind("{\"type\":\"facet\""));
        EXPECT_EQ(static_cast<std::size_t>(after.matches()), after.hits.size());
      }
    }
  }
}

TEST_F(Counting, EveryHitHasTheChosenValuesAndNoneOfTheExcluded) {
  const SearcherRun run = search(arguments(
      "", {{"company", "VW"}, {"company", "IBM"}, {"city", "München"}}, {{"year", "2018..2019"}}));
  EXPECT_GT(run.hits.size(), 3U);
  for (const Json& hit : run.hits) {
    const std::vector<std::string> companies = hit.at("facets").at("company");
    EXPECT_TRUE(std::count(companies.begin(), companies.end(), "Volkswagen") +
                    std::count(companies.begin(), companies.end(), "IBM") >
                0);
    EXPECT_THAT(hit.at("facets").at("city").get<std::vector<std::string>>(),
                ::testing::Contains("Munich"));
    for (const Json& year : hit.at("facets").value("year", Json::array())) {
      EXPECT_NE(year, "2018");
      EXPECT_NE(year, "2019");
    }
  }
}

TEST_F(Counting, CountsOfAllDocumentsAreThoseOfTheHits) {
  const SearcherRun run = search(arguments("", {}, {}));
  EXPECT_EQ(run.matches(), kDocuments);
  std::map<std::string, std::map<std::string, int>> counted;
  for (const Json& hit : run.hits) {
    for (const auto& [name, values] : hit.at("facets").items()) {
      for (const Json& value : values) ++counted[name][value.get<std::string>()];
    }
  }
  for (const auto& [name, facet] : run.facets) {
    std::map<std::string, int> shown;
    for (const Json& value : facet.at("values")) {
      shown[value.at("value").get<std::string>()] = value.at("count").get<int>();
    }
    EXPECT_EQ(shown, counted[name]) << name;
  }
}

}  // namespace
}  // namespace fundstelle
