// Filters, dates, order and pages.
#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Filters : public ProgramTest {
 protected:
  Filters() {
    write("news.jsonl", json_line({{"id", "a"},
                                   {"text", "Deal one"},
                                   {"language", "en"},
                                   {"date", "2018-03-01"},
                                   {"company", "Amazon"},
                                   {"city", "Munich"}}) +
                            json_line({{"id", "b"},
                                       {"text", "Deal two"},
                                       {"language", "en"},
                                       {"date", "2020-06-15"},
                                       {"companies", {"Amazon", "VW"}},
                                       {"city", "Berlin"}}) +
                            json_line({{"id", "c"},
                                       {"text", "Deal drei"},
                                       {"language", "de"},
                                       {"date", "2025-07-24T10:00:00Z"},
                                       {"company", "Volkswagen"},
                                       {"city", "München"}}) +
                            json_line({{"id", "d"},
                                       {"text", "Deal vier"},
                                       {"language", "de"},
                                       {"company", "Siemens"},
                                       {"city", "Köln"}}));
    update();
  }
};

TEST_F(Filters, ValuesOfOneFacetAreAlternatives) {
  EXPECT_THAT(found({"--company", "Amazon", "--company", "Siemens"}), ElementsAre("a", "b", "d"));
}

TEST_F(Filters, DifferentFacetsMustAllHold) {
  EXPECT_THAT(found({"--company", "Volkswagen", "--language", "de"}), ElementsAre("c"));
  EXPECT_THAT(found({"--company", "Amazon", "--city", "Berlin", "--year", "2020"}),
              ElementsAre("b"));
}

TEST_F(Filters, LongFormIsTheShortOne) {
  EXPECT_THAT(found({"--facet", "company=Amazon", "--company", "Siemens"}),
              ElementsAre("a", "b", "d"));
}

TEST_F(Filters, ExclusionsEachTakeAway) {
  EXPECT_THAT(found({"--not", "company=Amazon"}), ElementsAre("c", "d"));
  EXPECT_THAT(found({"--not", "company=Amazon", "--not", "city=Köln", "Deal"}), ElementsAre("c"));
  EXPECT_THAT(found({"--company", "Amazon", "--not", "company=VW"}), ElementsAre("a"));
}

TEST_F(Filters, AliasesStandForTheirCanonicalValue) {
  for (const char* city : {"München", "Munich", "MUNICH", "Muenchen"}) {
    EXPECT_THAT(found({"--city", city}), ElementsAre("a", "c")) << city;
  }
  for (const char* company : {"VW", "Volkswagen", "volkswagen"}) {
    EXPECT_THAT(found({"--company", company}), ElementsAre("b", "c")) << company;
  }
  for (const char* language : {"de", "DE", "German", "Deutsch", "de-AT"}) {
    EXPECT_THAT(found({"--language", language}), ElementsAre("c", "d")) << language;
  }
}

TEST_F(Filters, RecordsCarryTheCanonicalName) {
  const SearcherRun run = search({"--city", "München", "--sort", "oldest"});
  EXPECT_EQ(run.hits.at(1).at("facets").at("city"), Json({"Munich"}));
  EXPECT_EQ(run.count_of("city", "Munich"), 2);
}

TEST_F(Filters, TextOutputSpeaksTheUsersLanguage) {
  Command command = searcher_command({"--index", index(), "--city", "Munich"});
  command.environment["LC_ALL"] = "de_DE.UTF-8";
  EXPECT_THAT(run_program(command).out, HasSubstr("München"));
  EXPECT_THAT(searcher({"--city", "Munich"}).out, HasSubstr("Munich"));
}

TEST_F(Filters, YearsAndRangesOfYears) {
  EXPECT_THAT(found({"--year", "2020"}), ElementsAre("b"));
  EXPECT_THAT(found({"--year", "2018..2020"}), ElementsAre("a", "b"));
  EXPECT_THAT(found({"--year", "2020.."}), ElementsAre("b", "c"));
  EXPECT_THAT(found({"--year", "..2018"}), ElementsAre("a"));
  EXPECT_THAT(found({"--year", "2018", "--year", "2025"}), ElementsAre("a", "c"));
  EXPECT_THAT(found({"--not", "year=2018..2020", "Deal"}), ElementsAre("c", "d"));
}

TEST_F(Filters, YearsInsideAChosenRangeAreSelected) {
  const Json values = search({"--year", "2018..2020"}).facets.at("year").at("values");
  EXPECT_EQ(values.dump(), R"([{"value":"2018","count":1,"selected":true},)"
                           R"({"value":"2020","count":1,"selected":true},)"
                           R"({"value":"2025","count":1,"selected":false}])");
}

TEST_F(Filters, Dates) {
  EXPECT_THAT(found({"--date", "2018-03-01..2020-06-15"}), ElementsAre("a", "b"));
  EXPECT_THAT(found({"--date", "2020-06-15"}), ElementsAre("b"));
  EXPECT_THAT(found({"--date", "2020-06"}), ElementsAre("b"));
  EXPECT_THAT(found({"--date", "2020.."}), ElementsAre("b", "c"));
  EXPECT_THAT(found({"--date", "..2020-06-14"}), ElementsAre("a"));
  EXPECT_THAT(found({"--date", "2025-07-24"}), ElementsAre("c"));
  EXPECT_EQ(search({"--date", "2025-07-25.."}).exit_code(), 1);
}

TEST_F(Filters, SinceCountsBackFromNowOrFromADate) {
  EXPECT_THAT(found({"--since", "2020-01-01"}), ElementsAre("b", "c"));
  EXPECT_THAT(found({"--since", "100y"}), ElementsAre("a", "b", "c"));
  EXPECT_THAT(found({"--since", "1h"}), IsEmpty());
}

TEST_F(Filters, DatesHoldInsideTheCounts) {
  const SearcherRun run = search({"--date", "2018..2020", "--company", "Amazon"});
  EXPECT_EQ(run.matches(), 2);
  EXPECT_EQ(run.count_of("company", "Amazon"), 2);
  EXPECT_EQ(run.count_of("company", "Volkswagen"), 1);
  EXPECT_EQ(run.count_of("company", "Siemens"), 0);
}

TEST_F(Filters, SortByDateHasUndatedLast) {
  EXPECT_THAT(search({"--sort", "newest", "Deal"}).names(), ElementsAre("c", "b", "a", "d"));
  EXPECT_THAT(search({"--sort", "oldest", "Deal"}).names(), ElementsAre("a", "b", "c", "d"));
}

TEST_F(Filters, EqualDatesAreOrderedById) {
  write("more.jsonl", json_line({{"id", "z"}, {"text", "x"}, {"date", "2018-03-01"}}) +
                          json_line({{"id", "0"}, {"text", "x"}, {"date", "2018-03-01"}}) +
                          json_line({{"id", "y"}, {"text", "x"}}));
  update();
  EXPECT_THAT(search({"--sort", "oldest"}).names(), ElementsAre("0", "a", "z", "b", "c", "d", "y"));
}

TEST_F(Filters, WithoutAQueryAndWithAStarNewestComeFirst) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{}, {"*"}, {"--limit", "10"}}) {
    EXPECT_THAT(search(arguments).names(), ElementsAre("c", "b", "a", "d"));
  }
  EXPECT_THAT(search({"--language", "en"}).names(), ElementsAre("b", "a"));
}

TEST_F(Filters, LimitAndOffsetMakePages) {
  const SearcherRun page = search({"--limit", "2", "--offset", "1"});
  EXPECT_THAT(page.names(), ElementsAre("b", "a"));
  EXPECT_EQ(page.hits[0].at("rank"), 2);
  EXPECT_EQ(page.matches(), 4);
  EXPECT_EQ(page.summary.at("shown"), 2);
  EXPECT_EQ(page.summary.at("offset"), 1);
}

TEST_F(Filters, PagesBeyondTheEndAreEmptyButTheQueryHasMatches) {
  for (const char* query : {"*", "Deal"}) {
    for (const char* format : {"json", "text", "paths", "trec"}) {
      EXPECT_EQ(searcher({"--format", format, "--offset", "1000000", query}).exit_code, 0)
          << query << ' ' << format;
      EXPECT_EQ(searcher({"--format", format, "--limit", "0", query}).exit_code, 0)
          << query << ' ' << format;
    }
  }
}

TEST_F(Filters, UnknownValueFindsNothingAndSaysWhatItMayMean) {
  const SearcherRun run = search({"--company", "Simens", "Deal"});
  EXPECT_EQ(run.exit_code(), 1);
  EXPECT_EQ(run.matches(), 0);
  EXPECT_EQ(run.summary.at("notes").dump(),
            R"(["no document has the company 'Simens'; did you mean Siemens?"])");
  EXPECT_GT(run.count_of("company", "Amazon"), 0);
  EXPECT_THAT(searcher({"--company", "Simens"}).out, HasSubstr("did you mean Siemens?"));
}

TEST_F(Filters, UnknownValueBesideAKnownOneIsOnlyNoted) {
  const SearcherRun run = search({"--company", "Simens", "--company", "Amazon"});
  EXPECT_EQ(run.exit_code(), 0);
  EXPECT_EQ(run.matches(), 2);
  EXPECT_THAT(run.summary.at("notes").dump(), HasSubstr("Simens"));
}

TEST_F(Filters, FacetsToCountAreChosen) {
  EXPECT_THAT(search({"--facets", "none"}).facets, IsEmpty());
  const auto facets = search({"--facets", "year,company"}).facets;
  EXPECT_EQ(facets.size(), 2U);
  const Json limited = search({"--facet-limit", "1"}).facets.at("company");
  EXPECT_EQ(limited.at("values").size(), 1U);
  EXPECT_EQ(limited.at("more"), 2);
  EXPECT_EQ(search({"--facet-limit", "0"}).facets.at("company").at("more"), 0);
}

TEST_F(Filters, CountsAreOrderedByCountThenByCodePoint) {
  EXPECT_EQ(search({}).facets.at("company").at("values").dump(),
            R"([{"value":"Amazon","count":2,"selected":false},)"
            R"({"value":"Volkswagen","count":2,"selected":false},)"
            R"({"value":"Siemens","count":1,"selected":false}])");
}

}  // namespace
}  // namespace fundstelle
