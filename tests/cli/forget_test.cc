// indexer forget: a source and its documents go, all others stay.
#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Forget : public ProgramTest {
 protected:
  Forget() {
    write("left/a.txt", "Leuchtturm links\n");
    write("left/b.txt", "");
    write("right/c.txt", "Leuchtturm rechts\n");
    update({news() / "left", news() / "right"});
  }

  std::vector<std::string> sources() const {
    const auto records = parse_records(indexer({"status", "--format", "json"}).out);
    std::vector<std::string> paths;
    for (const Json& source : records.at(0).at("data").at("sources")) {
      paths.push_back(fs::path(source.at("path").get<std::string>()).filename().string());
    }
    return paths;
  }
};

TEST_F(Forget, TakesASourceWithItsDocumentsAndFailuresOut) {
  const IndexerRun done = run("forget", {news() / "left"});
  EXPECT_EQ(done.exit_code(), 0);
  EXPECT_THAT(done.changes(), ElementsAre(0, 0, 1, 0));
  EXPECT_EQ(done.count("documents"), 1);
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("c.txt"));
  EXPECT_THAT(sources(), ElementsAre("right"));
  const auto status = parse_records(indexer({"status", "--format", "json"}).out);
  EXPECT_THAT(status.at(0).at("data").at("failures"), IsEmpty());
  EXPECT_EQ(indexer({"check"}).exit_code, 0);
}

TEST_F(Forget, IsNotBroughtBackByAnUpdateOrARebuild) {
  run("forget", {news() / "left"});
  EXPECT_THAT(run("update").changes(), ElementsAre(0, 0, 0, 1));
  EXPECT_EQ(run("rebuild").count("documents"), 1);
}

TEST_F(Forget, MayTakeAllAndNeedsNoLeave) {
  EXPECT_EQ(run("forget", {news() / "left", news() / "right"}).count("documents"), 0);
  EXPECT_THAT(sources(), IsEmpty());
  EXPECT_THAT(indexer({"update"}).err, HasSubstr("knows of no sources"));
  EXPECT_THAT(update().changes(), ElementsAre(2, 0, 0, 0));
}

TEST_F(Forget, KeepsWhatAnotherSourceCovers) {
  update({news()});
  const IndexerRun inner = run("forget", {news() / "left"});
  EXPECT_THAT(inner.changes(), ElementsAre(0, 0, 0, 0));
  EXPECT_EQ(inner.count("documents"), 2);

  const IndexerRun outer = run("forget", {news()});
  EXPECT_EQ(outer.count("deleted"), 1);
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("c.txt"));
}

TEST_F(Forget, ListsTheKnownSourcesWhenItDoesNotKnowOne) {
  const Outcome refused = indexer({"forget", news() / "left", news() / "middle"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_EQ(refused.out, "");
  EXPECT_THAT(refused.err, AllOf(HasSubstr((news() / "middle").string() + " is no source"),
                                 HasSubstr((news() / "left").string() + "\n"),
                                 HasSubstr((news() / "right").string() + "\n")));
  EXPECT_EQ(search({"Leuchtturm"}).matches(), 2);
}

TEST_F(Forget, TakesAPathAsItIsTyped) {
  Command relative =
      indexer_command({"forget", "--format", "json", "--index", "../index", "./left/"});
  relative.directory = news();
  EXPECT_EQ(IndexerRun(run_program(relative)).count("deleted"), 1);
}

TEST_F(Forget, TakesRecordsOfStandardInputOut) {
  run("update", {"-"}, json_line({{"id", "one"}, {"text", "Leuchtturm"}}));
  EXPECT_THAT(sources(), ElementsAre("-", "left", "right"));
  EXPECT_THAT(run("forget", {"-"}).changes(), ElementsAre(0, 0, 1, 0));
  EXPECT_THAT(sources(), ElementsAre("left", "right"));
  EXPECT_EQ(run("rebuild").count("documents"), 2);
}

TEST_F(Forget, IsAnErrorWithoutAnIndexOrASource) {
  EXPECT_EQ(indexer({"forget"}).exit_code, 2);
  const Outcome run =
      run_program(indexer_command({"forget", "--index", folder() / "other", news()}));
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("there is no index yet"));
}

}  // namespace
}  // namespace fundstelle
