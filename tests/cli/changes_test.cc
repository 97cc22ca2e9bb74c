// Changed sources: exactly what changed is written, exactly what is gone is removed.
#include <chrono>

#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Changes = ProgramTest;

std::string record(const std::string& id, const std::string& text) {
  return json_line({{"id", id}, {"text", text}});
}

TEST_F(Changes, ChangedFileIsReplaced) {
  write("a.txt", "Leuchtturm\n");
  write("b.txt", "Brandung\n");
  update();
  write("a.txt", "Windmühle\n");
  const IndexerRun run = update();
  EXPECT_THAT(run.changes(), ElementsAre(0, 1, 0, 1));
  EXPECT_THAT(found({"Leuchtturm"}), IsEmpty());
  EXPECT_THAT(found({"Windmühle"}), ElementsAre("a.txt"));
}

TEST_F(Changes, FileOfTheSameSizeAndTimeButAnotherInodeIsReadAgain) {
  const auto path = write("a.txt", "Leuchtturm\n");
  const auto time = fs::file_time_type::clock::now() - std::chrono::hours(1);
  fs::last_write_time(path, time);
  update();
  fs::last_write_time(write("new", "Windspiele\n"), time);
  fs::rename(news() / "new", path);
  EXPECT_THAT(update().changes(), ElementsAre(0, 1, 0, 0));
  EXPECT_THAT(found({"Windspiele"}), ElementsAre("a.txt"));
}

TEST_F(Changes, TouchedFileWithTheSameContentIsUnchanged) {
  const auto path = write("a.txt", "Leuchtturm\n");
  update();
  fs::last_write_time(path, fs::file_time_type::clock::now() + std::chrono::hours(1));
  EXPECT_THAT(update().changes(), ElementsAre(0, 0, 0, 1));
}

TEST_F(Changes, VanishedFileIsRemoved) {
  write("a.txt", "Leuchtturm\n");
  write("b.txt", "Brandung\n");
  write("c.txt", "Brandung\n");
  update();
  fs::remove(news() / "a.txt");
  EXPECT_THAT(update().changes(), ElementsAre(0, 0, 1, 2));
  EXPECT_THAT(found({"Leuchtturm"}), IsEmpty());
}

TEST_F(Changes, RenamedFileLosesNothing) {
  write("a.txt", "Leuchtturm\n");
  write("b.txt", "Brandung\n");
  update();
  fs::rename(news() / "a.txt", news() / "z.txt");
  EXPECT_THAT(update().changes(), ElementsAre(1, 0, 1, 1));
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("z.txt"));
}

TEST_F(Changes, RemovalStaysWithinTheSourceThatWasGiven) {
  write("left/a.txt", "Leuchtturm\n");
  write("left/b.txt", "Leuchtturm\n");
  write("right/c.txt", "Leuchtturm\n");
  update();
  fs::remove(news() / "left/a.txt");
  fs::remove(news() / "right/c.txt");
  EXPECT_THAT(update({news() / "left"}).changes(), ElementsAre(0, 0, 1, 1));
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("b.txt", "c.txt"));
}

TEST_F(Changes, OnlyChangedRecordsOfAFileAreUpdated) {
  write("r.jsonl", record("one", "eins") + record("two", "zwei") + record("three", "drei"));
  update();
  write("r.jsonl", record("three", "drei") + record("two", "Windmühle") + record("four", "vier"));
  const IndexerRun run = update();
  EXPECT_EQ(run.exit_code(), 0);
  EXPECT_THAT(run.changes(), ElementsAre(1, 1, 1, 1));
  EXPECT_THAT(found({"*"}), ElementsAre("four", "three", "two"));
  EXPECT_THAT(found({"Windmühle"}), ElementsAre("two"));
}

TEST_F(Changes, RecordWhoseMetadataChangedIsUpdated) {
  write("r.jsonl", json_line({{"id", "one"}, {"text", "eins"}, {"company", "Amazon"}}));
  update();
  write("r.jsonl", json_line({{"id", "one"}, {"text", "eins"}, {"company", "Siemens"}}));
  EXPECT_THAT(update().changes(), ElementsAre(0, 1, 0, 0));
  EXPECT_THAT(found({"--company", "Siemens"}), ElementsAre("one"));
  EXPECT_EQ(search({"--company", "Amazon"}).exit_code(), 1);
}

TEST_F(Changes, RecordThatWentBadIsRemovedAndReported) {
  write("r.jsonl", record("one", "eins") + record("two", "zwei") + record("three", "drei"));
  update();
  write("r.jsonl", record("one", "eins") + "{\"id\":\"two\",\"text\"\n" + record("three", "drei"));
  const IndexerRun run = update();
  EXPECT_EQ(run.exit_code(), 1);
  EXPECT_THAT(run.changes(), ElementsAre(0, 0, 1, 2));
}

TEST_F(Changes, TheSameIdInTwoFilesIsTwoDocuments) {
  write("a.jsonl", record("one", "Leuchtturm"));
  write("b.jsonl", record("one", "Leuchtturm"));
  EXPECT_EQ(update().count("documents"), 2);
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("one", "one"));
}

TEST_F(Changes, FileReplacedByAFolderIsReplacedByItsFiles) {
  const auto path = write("a.txt", "Leuchtturm\n");
  write("b.txt", "Brandung\n");
  update();
  fs::remove(path);
  write("a.txt/inside.txt", "Windmühle\n");
  EXPECT_THAT(update().changes(), ElementsAre(1, 0, 1, 1));
  EXPECT_THAT(found({"*"}), ElementsAre("b.txt", "inside.txt"));
}

// Xapian writes the postings of a transaction to its tables every so many documents: whatever that
// number, facets, dates and lengths are those of the documents.
TEST_F(Changes, AreWholeHoweverManyDocumentsXapianWritesAtOnce) {
  write("a.txt", "Leuchtturm 1999\n");
  update();
  for (int changes = 1; changes <= 7; ++changes) {
    for (int i = 0; i < changes; ++i) {
      write(std::to_string(changes) + "/" + std::to_string(i) + ".txt", "Siemens am Deich 2024\n");
    }
    fs::remove_all(news() / std::to_string(changes - 2));
    Command command = indexer_command({"--index", index(), "update", "--allow-mass-delete"});
    command.environment["XAPIAN_FLUSH_THRESHOLD"] = "3";
    EXPECT_EQ(run_program(command).exit_code, 0);
    const Outcome check = indexer({"check"});
    EXPECT_EQ(check.exit_code, 0) << changes << " changes: " << check.out;
  }
}

}  // namespace
}  // namespace fundstelle
