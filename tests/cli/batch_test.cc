// Many queries in one process, and their scores against relevance judgements.
#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class Batch : public ProgramTest {
 protected:
  Batch() {
    write(
        "news.jsonl",
        json_line({{"id", "lab"}, {"text", "The laboratory AND the river."}, {"language", "en"}}) +
            json_line({{"id", "door"}, {"text", "An open door."}, {"language", "en"}}) +
            json_line({{"id", "gift"}, {"text", "Das Gift wirkt."}, {"language", "de"}}) +
            json_line({{"id", "present"}, {"text", "A gift."}, {"language", "en"}}));
    update();
  }

  Outcome batch(const std::string& lines, std::vector<std::string> options = {}) const {
    const std::string file = write("../batch.jsonl", lines);
    options.insert(options.end(), {"--batch", file});
    return searcher(options);
  }

  // `ID: hits` of each query, in the order of the output.
  std::vector<std::string> answers(const std::string& lines) const {
    std::vector<std::string> answers;
    std::string hits;
    for (const Json& record : parse_records(batch(lines, {"--format", "json"}).out)) {
      const Json& data = record.at("data");
      EXPECT_EQ(data.begin().key(), "query_id");
      if (record.at("type") == "hit") hits += " " + data.at("id").get<std::string>();
      if (record.at("type") != "summary") continue;
      answers.push_back(data.at("query_id").get<std::string>() + ":" + hits);
      hits.clear();
    }
    return answers;
  }
};

TEST_F(Batch, AnswersInOrder) {
  EXPECT_THAT(answers("{\"id\":\"q1\",\"text\":\"river\"}\n"
                      "{\"id\":2,\"query\":\"laboratory -door\"}\n"
                      "\n"
                      "{\"id\":\"q3\",\"text\":\"Zugspitze\"}"),
              ElementsAre("q1: lab", "2: lab", "q3:"));
}

TEST_F(Batch, OperatorsMeanNothingInText) {
  EXPECT_THAT(answers("{\"id\":\"q\",\"text\":\"(door -door \\\"open\\\" company:x\"}\n"),
              ElementsAre("q: door"));
}

TEST_F(Batch, LanguageOfALine) {
  EXPECT_THAT(answers("{\"id\":\"q1\",\"text\":\"gift\",\"language\":\"de\"}\n"
                      "{\"id\":\"q2\",\"text\":\"gift\",\"language\":\"en\"}\n"),
              ElementsAre("q1: gift", "q2: present"));
}

TEST_F(Batch, ExitCodeSaysWhetherAnyQueryMatched) {
  EXPECT_EQ(batch("{\"id\":1,\"text\":\"Zugspitze\"}\n{\"id\":2,\"text\":\"river\"}\n").exit_code,
            0);
  EXPECT_EQ(batch("{\"id\":1,\"text\":\"Zugspitze\"}\n").exit_code, 1);
}

TEST_F(Batch, BadLineIsReportedAndTheRestAnswered) {
  const Outcome run = batch(
      "{\"id\":1,\"text\":\"river\"}\nno JSON\n{\"id\":3}\n{\"id\":4,\"query\":\"(\"}\n[]\n"
      "{\"text\":\"x\"}\n{\"id\":7,\"text\":\"door\"}\n",
      {"--format", "trec"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.out, AllOf(StartsWith("1 Q0 lab 1 "), HasSubstr("\n7 Q0 door 1 ")));
  const std::string file = folder() / "batch.jsonl";
  for (const char* line : {":2: ", ":3: ", ":4: ", ":5: ", ":6: "}) {
    EXPECT_THAT(run.err, HasSubstr("batch.jsonl" + std::string(line)));
  }
  EXPECT_THAT(run.err, HasSubstr("the parenthesis is never closed"));
}

TEST_F(Batch, ReadsStandardInput) {
  Command command = searcher_command({"--index", index(), "--format", "trec", "--batch", "-"});
  command.input = "{\"id\":1,\"text\":\"river\u2028door\"}\n";
  const Outcome run = run_program(command);
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(std::count(run.out.begin(), run.out.end(), '\n'), 2);
}

TEST_F(Batch, OptionsHoldForEveryLine) {
  const Outcome run = batch("{\"id\":1,\"text\":\"gift door\"}\n{\"id\":2,\"text\":\"gift\"}\n",
                            {"--format", "trec", "--language", "de"});
  EXPECT_THAT(run.out, AllOf(StartsWith("1 Q0 gift 1 "), HasSubstr("\n2 Q0 gift 1 ")));
}

TEST_F(Batch, CsvHasTheIdOfTheQueryFirst) {
  const Outcome run =
      batch("{\"id\":\"q1\",\"text\":\"river\"}\n{\"id\":\"q2\",\"text\":\"door\"}\n",
            {"--format", "csv"});
  EXPECT_THAT(run.out,
              AllOf(StartsWith("query_id,rank,"), HasSubstr("\nq1,1,"), HasSubstr("\nq2,1,")));
}

TEST_F(Batch, MissingFileIsAnError) {
  const Outcome run = searcher({"--batch", folder() / "none.jsonl"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("none.jsonl"));
}

TEST_F(Batch, WhatCannotBeReadIsAnError) {
  const Outcome run = searcher({"--batch", folder()});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("Is a directory"));
  const std::string queries = write("../batch.jsonl", "{\"id\":1,\"text\":\"river\"}\n");
  EXPECT_EQ(searcher({"--batch", queries, "--qrels", folder()}).exit_code, 2);
}

TEST_F(Batch, WithoutEndIsAnError) {
  const Outcome run = searcher({"--batch", "/dev/zero"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("/dev/zero:1: the line does not end"));
  const std::string queries = write("../batch.jsonl", "{\"id\":1,\"text\":\"river\"}\n");
  EXPECT_EQ(searcher({"--batch", queries, "--qrels", "/dev/zero"}).exit_code, 2);
}

TEST_F(Batch, LinesThatAskForTooMuchAreBadLines) {
  std::string words;
  for (int i = 0; i < 12'001; ++i) words += "w" + std::to_string(i) + ' ';
  const Outcome run = batch("{\"id\":1,\"text\":\"" + words + "\"}\n{\"id\":2,\"text\":\"" +
                                std::string(3 << 20, 'x') + "\"}\n{\"id\":3,\"text\":\"river\"}\n",
                            {"--format", "trec"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err,
              AllOf(HasSubstr("batch.jsonl:1: the query is too long: it has more than 12000 "
                              "words and filters"),
                    HasSubstr("batch.jsonl:2: the line is too long")));
  EXPECT_THAT(run.out, StartsWith("3 Q0 lab 1 "));
}

TEST_F(Batch, QueryBesideItIsAnError) {
  EXPECT_EQ(searcher({"--batch", "x", "river"}).exit_code, 2);
  EXPECT_EQ(searcher({"--qrels", "x", "river"}).exit_code, 2);
}

TEST_F(Batch, QrelsGiveOneRecordOfMeasures) {
  const std::string qrels = write("../qrels.txt", "q1 0 lab 1\nq2 0 door 1\n");
  const Outcome run =
      batch("{\"id\":\"q1\",\"text\":\"river\"}\n{\"id\":\"q2\",\"text\":\"gift\"}\n",
            {"--format", "json", "--limit", "1", "--qrels", qrels});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  const auto records = parse_records(run.out);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].dump(),
            R"({"type":"measures","data":{"nDCG@10":0.5,"MAP":0.5,"R@100":0.5,"P@10":0.05,)"
            R"("MRR":0.5,"queries":2}})");
}

TEST_F(Batch, QrelsThatCannotBeReadAreAnError) {
  const std::string qrels = write("../qrels.txt", "q1 0 lab 1\nq2 lab\n");
  const Outcome run = batch("{\"id\":\"q1\",\"text\":\"river\"}\n", {"--qrels", qrels});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("qrels.txt:2"));
  EXPECT_THAT(run.out, IsEmpty());
}

}  // namespace
}  // namespace fundstelle
