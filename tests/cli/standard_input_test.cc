// `-`: JSON Lines on standard input. What came stays until it is forgotten.
#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class StandardInput : public ProgramTest {
 protected:
  IndexerRun feed(const std::string& lines, std::vector<std::string> options = {}) const {
    options.emplace_back("-");
    return run("update", options, lines);
  }
};

std::string record(const std::string& id, const std::string& text) {
  return json_line({{"id", id}, {"text", text}});
}

TEST_F(StandardInput, IsEnoughForAFirstBuild) {
  const IndexerRun first = feed(record("one", "Leuchtturm") + record("two", "Brandung"));
  EXPECT_EQ(first.exit_code(), 0) << first.outcome.err;
  EXPECT_THAT(first.changes(), ElementsAre(2, 0, 0, 0));
  const SearcherRun hits = search({"Leuchtturm"});
  EXPECT_EQ(hits.hits.at(0).at("id"), "one");
  EXPECT_EQ(hits.hits.at(0).at("path"), "-");
  EXPECT_EQ(indexer({"check"}).exit_code, 0);
}

TEST_F(StandardInput, AddsReplacesAndNeverRemoves) {
  feed(record("one", "Leuchtturm") + record("two", "Brandung"));
  const IndexerRun second = feed(record("two", "Windmühle") + record("three", "Deich"));
  EXPECT_THAT(second.changes(), ElementsAre(1, 1, 0, 1));
  EXPECT_THAT(found({"*"}), ElementsAre("one", "three", "two"));
  EXPECT_THAT(found({"Brandung"}), IsEmpty());
  EXPECT_THAT(feed("").changes(), ElementsAre(0, 0, 0, 3));
}

TEST_F(StandardInput, NumbersRecordsWithoutAnIdInEachInput) {
  feed(json_line({{"text", "Leuchtturm"}}) + json_line({{"text", "Brandung"}}));
  EXPECT_THAT(found({"*"}), ElementsAre("-#1", "-#2"));
  EXPECT_THAT(feed(json_line({{"text", "Windmühle"}})).changes(), ElementsAre(0, 1, 0, 1));
  EXPECT_THAT(found({"Windmühle"}), ElementsAre("-#1"));
}

TEST_F(StandardInput, ReportsBadLinesWithTheirNumbers) {
  const IndexerRun run = feed(record("one", "eins") + "{\"id\":\n" + record("three", "drei"));
  EXPECT_EQ(run.exit_code(), 1);
  EXPECT_THAT(run.changes(), ElementsAre(2, 0, 0, 0));
  ASSERT_THAT(run.failures, SizeIs(1));
  EXPECT_EQ(run.failures[0].at("path"), "-");
  EXPECT_THAT(run.failures[0].at("reason").get<std::string>(), HasSubstr("line 2: "));
  EXPECT_THAT(run.outcome.err, HasSubstr("indexer: -:2: "));
  EXPECT_THAT(indexer({"status"}).out, HasSubstr("-:2: "));
}

TEST_F(StandardInput, IsNotDecompressed) {
  feed(record("one", "Leuchtturm"));
  const IndexerRun packed = feed(std::string("\x1F\x8B\x08\0\0\0\0\0\0\x03", 10) + "xyz");
  EXPECT_EQ(packed.exit_code(), 1);
  EXPECT_THAT(packed.changes(), ElementsAre(0, 0, 0, 1));
}

TEST_F(StandardInput, MayComeTogetherWithFiles) {
  const auto path = write("a.txt", "Leuchtturm\n");
  const IndexerRun run = feed(record("one", "Leuchtturm"), {path});
  EXPECT_THAT(run.changes(), ElementsAre(2, 0, 0, 0));
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("a.txt", "one"));
}

TEST_F(StandardInput, IsLeftAloneByUpdatesWithoutSources) {
  feed(record("one", "Leuchtturm"), {write("a.txt", "Leuchtturm\n")});
  write("a.txt", "Brandung und mehr\n");
  EXPECT_THAT(run("update").changes(), ElementsAre(0, 1, 0, 0));
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("one"));
}

TEST_F(StandardInput, OnItsOwnNeedsNothingFromUpdatesWithoutSources) {
  feed(record("one", "Leuchtturm"));
  EXPECT_EQ(run("update").exit_code(), 0);
  EXPECT_EQ(run("rebuild").count("documents"), 1);
}

TEST_F(StandardInput, SurvivesRebuilds) {
  feed(json_line({{"id", "one"},
                  {"title", "Leuchtturm"},
                  {"text", "Siemens baut in Berlin."},
                  {"date", "2025-07-24"},
                  {"section", "Politik"}}) +
           json_line({{"text", "Brandung"}}) + record("-#7", "Deich"),
       {write("a.txt", "Leuchtturm\n")});
  const std::string before = searcher({"--format", "tsv", "--sort", "newest", "*"}).out;
  for (int i = 0; i < 2; ++i) {
    const IndexerRun rebuilt = run("rebuild");
    EXPECT_EQ(rebuilt.exit_code(), 0);
    EXPECT_EQ(rebuilt.count("documents"), 4);
    EXPECT_EQ(searcher({"--format", "tsv", "--sort", "newest", "*"}).out, before);
    EXPECT_EQ(indexer({"check"}).exit_code, 0);
  }
  EXPECT_EQ(feed(record("-#7", "Windmühle")).count("updated"), 1);
}

TEST_F(StandardInput, OfARebuildReplacesWhatCameBefore) {
  feed(record("one", "Leuchtturm") + record("two", "Brandung"));
  const IndexerRun rebuilt = run("rebuild", {"-"}, record("two", "Windmühle"));
  EXPECT_EQ(rebuilt.count("documents"), 2);
  EXPECT_THAT(found({"Windmühle"}), ElementsAre("two"));
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("one"));
}

TEST_F(StandardInput, IsTriedByADryRun) {
  feed(record("one", "Leuchtturm"));
  const IndexerRun dry = feed(record("one", "Brandung") + record("two", "Deich"), {"--dry-run"});
  EXPECT_THAT(dry.reasons(), ElementsAre("-: from standard input"));
  EXPECT_THAT(dry.changes(), ElementsAre(1, 1, 0, 0));
  EXPECT_THAT(found({"*"}), ElementsAre("one"));
}

}  // namespace
}  // namespace fundstelle
