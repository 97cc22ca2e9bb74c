// The query language, from the command line to the hits.
#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class QueryLanguage : public ProgramTest {
 protected:
  QueryLanguage() {
    const auto record = [](const char* id, const char* language, const char* title,
                           const char* text, const char* company, int year) {
      return json_line({{"id", id},
                        {"language", language},
                        {"title", title},
                        {"text", text},
                        {"company", company},
                        {"year", year}});
    };
    write("news.jsonl",
          record("lab", "en", "Tensions rise", "The laboratory in Shanghai closes its old doors.",
                 "Amazon", 2025) +
              record("labs", "en", "Second story",
                     "Old laboratories near the river; the doors of the lab stay open.", "IBM",
                     2018) +
              record("labor", "de", "Alte Häuser", "Das Labor in Shanghai schließt die Türen.",
                     "Amazon", 2024) +
              record("hauser", "de", "Spannungen",
                     "Zwischen alten Häusern und dem Fluss steht ein Gift der Zeit.", "Siemens",
                     2020) +
              record("gift", "en", "A gift", "She gave a gift to New York City.", "AT&T", 2019));
    update();
  }
};

TEST_F(QueryLanguage, AnyWordMayMatchAndMoreAreBetter) {
  const SearcherRun run = search({"Shanghai laboratory"});
  EXPECT_THAT(run.sorted_names(), ElementsAre("lab", "labor", "labs"));
  EXPECT_EQ(run.names().front(), "lab");
  EXPECT_EQ(run.matches(), 3);
}

TEST_F(QueryLanguage, WordsMatchTheirInflectionsInBothLanguages) {
  EXPECT_THAT(found({"laboratories"}), ElementsAre("lab", "labs"));
  EXPECT_THAT(found({"Haus"}), ElementsAre("hauser", "labor"));
  EXPECT_THAT(found({"TENSION"}), ElementsAre("lab"));
  EXPECT_THAT(found({"spannung"}), ElementsAre("hauser"));
}

TEST_F(QueryLanguage, LanguageOfTheWordsCanBeSaid) {
  EXPECT_THAT(found({"gift"}), ElementsAre("gift", "hauser"));
  EXPECT_THAT(found({"--lang", "en", "gift"}), ElementsAre("gift"));
  EXPECT_THAT(found({"--lang", "de", "gift"}), ElementsAre("hauser"));
  EXPECT_THAT(found({"--lang", "any", "gift"}), ElementsAre("gift", "hauser"));
}

TEST_F(QueryLanguage, MustAndMustNot) {
  EXPECT_THAT(found({"+Shanghai doors"}), ElementsAre("lab", "labor"));
  EXPECT_THAT(found({"doors -Shanghai"}), ElementsAre("labs"));
  EXPECT_THAT(found({"doors", "NOT", "Shanghai"}), ElementsAre("labs"));
}

TEST_F(QueryLanguage, OnlyExclusionsLeaveEverythingElse) {
  EXPECT_THAT(found({"--", "-Shanghai"}), ElementsAre("gift", "hauser", "labs"));
}

TEST_F(QueryLanguage, BooleanOperatorsInCapitals) {
  EXPECT_THAT(found({"Shanghai AND laboratory"}), ElementsAre("lab"));
  EXPECT_THAT(found({"Fluss OR river"}), ElementsAre("hauser", "labs"));
  EXPECT_THAT(found({"(Fluss OR Shanghai) AND alte"}), ElementsAre("hauser", "labor"));
  EXPECT_THAT(found({"Shanghai AND NOT laboratory"}), ElementsAre("labor"));
  EXPECT_THAT(found({"Shanghai and laboratory"}), ElementsAre("lab", "labor", "labs"));
}

TEST_F(QueryLanguage, PhrasesMatchInflectedForms) {
  EXPECT_THAT(found({"\"alte Häuser\""}), ElementsAre("hauser", "labor"));
  EXPECT_THAT(found({"\"old laboratory\""}), ElementsAre("labs"));
  EXPECT_THAT(found({"\"laboratory old\""}), IsEmpty());
}

TEST_F(QueryLanguage, PhraseDoesNotRunFromTheTitleIntoTheText) {
  EXPECT_THAT(found({"\"Tensions rise\""}), ElementsAre("lab"));
  EXPECT_THAT(found({"\"rise the laboratory\""}), IsEmpty());
}

TEST_F(QueryLanguage, NearCountsTheWordsBetweenInEitherOrder) {
  EXPECT_THAT(found({"laboratory NEAR/5 doors"}), ElementsAre("lab", "labs"));
  EXPECT_THAT(found({"doors NEAR/5 laboratory"}), ElementsAre("lab", "labs"));
  EXPECT_THAT(found({"laboratory NEAR/4 doors"}), ElementsAre("labs"));
  EXPECT_THAT(found({"laboratory NEAR/3 doors"}), IsEmpty());
}

TEST_F(QueryLanguage, PrefixFindsEveryExpansion) {
  EXPECT_THAT(found({"labor*"}), ElementsAre("lab", "labor", "labs"));
  EXPECT_THAT(found({"Spann*"}), ElementsAre("hauser"));
}

TEST_F(QueryLanguage, TitleField) {
  EXPECT_THAT(found({"title:gift"}), ElementsAre("gift"));
  EXPECT_THAT(found({"title:häuser"}), ElementsAre("labor"));
  EXPECT_THAT(found({"title:shanghai"}), IsEmpty());
  EXPECT_THAT(found({"title:spann*"}), ElementsAre("hauser"));
}

TEST_F(QueryLanguage, ExactFieldAsksForTheFormAsWritten) {
  EXPECT_THAT(found({"exact:Häusern"}), ElementsAre("hauser"));
  EXPECT_THAT(found({"exact:laboratory"}), ElementsAre("lab"));
  EXPECT_THAT(found({"exact:laborator"}), IsEmpty());
}

TEST_F(QueryLanguage, FacetFieldsRestrict) {
  EXPECT_THAT(found({"company:amazon"}), ElementsAre("lab", "labor"));
  EXPECT_THAT(found({"Shanghai year:2018..2024"}), ElementsAre("labor"));
  EXPECT_THAT(found({"language:de gift"}), ElementsAre("hauser"));
  EXPECT_THAT(found({"company:\"AT&T\""}), ElementsAre("gift"));
  EXPECT_THAT(found({"company:amazon company:ibm"}), ElementsAre("lab", "labor", "labs"));
  EXPECT_THAT(found({"-company:amazon doors"}), ElementsAre("labs"));
}

TEST_F(QueryLanguage, FilterInsideTheQueryIsNeverLeftOutOfCounts) {
  const SearcherRun inside = search({"company:amazon"});
  EXPECT_EQ(inside.count_of("company", "Amazon"), 2);
  EXPECT_EQ(inside.count_of("company", "IBM"), 0);
  const SearcherRun outside = search({"--company", "amazon"});
  EXPECT_EQ(outside.count_of("company", "IBM"), 1);
}

TEST_F(QueryLanguage, UnknownFacetValueInTheQueryFindsNothing) {
  const SearcherRun run = search({"company:amazn"});
  EXPECT_EQ(run.exit_code(), 1);
  EXPECT_EQ(run.matches(), 0);
}

TEST_F(QueryLanguage, NoMatchesGiveOne) {
  const SearcherRun run = search({"Zugspitze"});
  EXPECT_EQ(run.exit_code(), 1);
  EXPECT_EQ(run.matches(), 0);
  EXPECT_EQ(run.outcome.err, "");
}

TEST_F(QueryLanguage, ExplainShowsHowTheQueryWasRead) {
  const Outcome text = searcher({"--explain", "alte +Häuser"});
  EXPECT_THAT(text.out, AllOf(HasSubstr("alte +Häuser"), HasSubstr("Dhaus")));
  const auto records = parse_records(searcher({"--explain", "--format", "json", "Häuser"}).out);
  EXPECT_EQ(records.at(0).at("type"), "explain");
  EXPECT_EQ(records.at(0).at("data").at("query"), "Häuser");
  EXPECT_EQ(records.at(1).at("data").at("contributions")[0].at("word"), "häuser");
}

TEST_F(QueryLanguage, ScoreIsWhatTheWordsGave) {
  const SearcherRun run = search({"--explain", "Shanghai doors laboratory"});
  ASSERT_GT(run.hits.size(), 1U);
  for (const Json& hit : run.hits) {
    double sum = 0;
    for (const Json& word : hit.at("contributions")) sum += word.at("score").get<double>();
    EXPECT_NEAR(sum, hit.at("score").get<double>(), 0.001);
  }
}

TEST_F(QueryLanguage, EqualScoresComeInTheOrderOfIds) {
  const auto lines = [](const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids) {
      text += json_line({{"id", id}, {"text", "windmill"}, {"language", "en"}});
    }
    return text;
  };
  write("a.jsonl", lines({"w4", "w1", "w12"}));
  write("b.jsonl", lines({"w3", "w0", "w2"}));
  update();
  EXPECT_THAT(found({"windmill"}), ElementsAre("w0", "w1", "w12", "w2", "w3", "w4"));
  EXPECT_THAT(found({"windmill", "-n2"}), ElementsAre("w0", "w1"));
  EXPECT_THAT(found({"windmill", "-n2", "--offset=2"}), ElementsAre("w12", "w2"));
  EXPECT_EQ(searcher({"windmill", "--format", "paths", "-n1"}).out,
            (news() / "b.jsonl").string() + "\n");
}

TEST_F(QueryLanguage, AllWordsComeFirstAndTheSummarySaysSo) {
  std::string lines;
  for (int i = 0; i < 24; ++i) {
    lines += json_line({{"id", i}, {"text", i % 2 == 0 ? "windmill harbour" : "windmill quay"}});
  }
  write("many.jsonl", lines);
  update();
  const SearcherRun all = search({"windmill", "harbour"});
  EXPECT_EQ(all.summary.at("matches"), 12);
  EXPECT_EQ(all.summary.at("mode"), "all");
  EXPECT_EQ(search({"windmill AND harbour"}).summary.at("matches"), 12);
  EXPECT_EQ(search({"windmill AND harbour"}).summary.at("mode"), nullptr);
  EXPECT_THAT(searcher({"windmill", "harbour"}).out,
              HasSubstr("12 matches, shown 1-10; 12 more have some of the words (--any)"));
  EXPECT_EQ(search({"windmill", "harbour", "--any"}).summary.at("matches"), 24);

  const SearcherRun any = search({"windmill", "doors"});
  EXPECT_EQ(any.summary.at("mode"), "any");
  EXPECT_THAT(any.summary.at("notes").dump(), HasSubstr("none has all the words"));
  EXPECT_EQ(search({"windmill", "doors", "--all"}).summary.at("matches"), 0);
  EXPECT_EQ(searcher({"--all", "--any", "windmill"}).exit_code, 2);
}

}  // namespace
}  // namespace fundstelle
