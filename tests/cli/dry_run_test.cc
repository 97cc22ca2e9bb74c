// --dry-run: says what a run would do, and why, and changes nothing at all.
#include <chrono>
#include <fstream>
#include <iterator>
#include <utility>

#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class DryRun : public ProgramTest {
 protected:
  using Snapshot = std::map<fs::path, std::pair<fs::file_time_type, std::string>>;

  // Files are an hour old: one written within the second it is read in is read again.
  DryRun() {
    for (const char* name : {"same.txt", "changed.txt", "gone.txt", "moved.txt"}) {
      write_old(name, "Leuchtturm " + std::string(name) + "\n");
    }
    write_old("records.jsonl", json_line({{"id", "one"}, {"text", "eins"}}) +
                                   json_line({{"id", "two"}, {"text", "zwei"}}));
  }

  void write_old(const fs::path& name, const std::string& bytes) const {
    fs::last_write_time(write(name, bytes),
                        fs::file_time_type::clock::now() - std::chrono::hours(1));
  }

  void change_sources() const {
    write_old("changed.txt", "Windmühle und Leuchtturm\n");
    fs::remove(news() / "gone.txt");
    fs::rename(news() / "moved.txt", news() / "renamed.txt");
    write_old("records.jsonl", json_line({{"id", "two"}, {"text", "Windmühle"}}) +
                                   json_line({{"id", "three"}, {"text", "drei"}}) +
                                   json_line({{"id", "four"}, {"text", "vier"}}));
    write_old("empty.txt", "");
  }

  // Times and bytes of all that lies in the index folder.
  Snapshot snapshot() const {
    Snapshot all;
    for (const auto& entry : fs::recursive_directory_iterator(index())) {
      std::string bytes;
      if (entry.is_regular_file()) {
        std::ifstream in(entry.path(), std::ios::binary);
        bytes.assign(std::istreambuf_iterator<char>(in), {});
      }
      all[entry.path()] = {fs::last_write_time(entry), std::move(bytes)};
    }
    all[index()] = {fs::last_write_time(index()), {}};
    return all;
  }
};

TEST_F(DryRun, SaysWhatWouldChangeAndWhy) {
  update();
  change_sources();
  const IndexerRun dry = run("update", {"--dry-run"});
  EXPECT_THAT(dry.reasons(), ElementsAre("changed.txt: its size changed", "empty.txt: new",
                                         "gone.txt: vanished", "moved.txt: vanished",
                                         "records.jsonl: its size changed", "renamed.txt: new"));
  const Json& records = dry.file_changes.at(2);
  std::vector<std::string> members;
  for (const auto& [name, value] : records.items()) members.push_back(name);
  EXPECT_THAT(members, ElementsAre("path", "reason", "added", "updated", "deleted", "unchanged"));
  EXPECT_EQ(records.at("path"), (news() / "records.jsonl").string());
  EXPECT_EQ(records.at("added"), 2);
  EXPECT_EQ(records.at("updated"), 1);
  EXPECT_EQ(records.at("deleted"), 1);
}

TEST_F(DryRun, AgreesWithTheRealRun) {
  update();
  change_sources();
  const IndexerRun dry = run("update", {"--dry-run"});
  const IndexerRun real = run("update");
  EXPECT_EQ(dry.exit_code(), 1);
  EXPECT_EQ(real.exit_code(), 1);
  EXPECT_EQ(dry.changes(), real.changes());
  EXPECT_EQ(dry.failures, real.failures);
  for (const char* name : {"failed", "skipped", "documents", "bytes", "generation"}) {
    EXPECT_EQ(dry.count(name), real.count(name)) << name;
  }
  EXPECT_THAT(run("update", {"--dry-run"}).file_changes, IsEmpty());
}

TEST_F(DryRun, LeavesTheIndexAsItIsToTheLastByte) {
  update();
  run("rebuild");
  change_sources();
  fs::create_directory(index() / "gen-0099");
  fs::copy(index() / "gen-0001" / "fundstelle", index() / "gen-0099");
  const Snapshot before = snapshot();
  EXPECT_EQ(run("update", {"--dry-run"}).exit_code(), 1);
  EXPECT_EQ(run("rebuild", {"--dry-run"}).exit_code(), 1);
  EXPECT_EQ(run("forget", {"--dry-run", news()}).exit_code(), 0);
  EXPECT_EQ(run("update", {"--dry-run", "-"}, json_line({{"text", "x"}})).exit_code(), 0);
  EXPECT_EQ(indexer({"update", "--dry-run", news() / "nowhere"}).exit_code, 2);
  EXPECT_EQ(snapshot(), before);
}

TEST_F(DryRun, CreatesNoFolderForAFirstBuild) {
  const IndexerRun dry = update({"--dry-run", news()});
  EXPECT_EQ(dry.exit_code(), 0);
  EXPECT_THAT(dry.changes(), ElementsAre(6, 0, 0, 0));
  EXPECT_EQ(dry.count("documents"), 6);
  EXPECT_THAT(dry.reasons(), ElementsAre("changed.txt: new", "gone.txt: new", "moved.txt: new",
                                         "records.jsonl: new", "same.txt: new"));
  EXPECT_FALSE(fs::exists(index()));
}

TEST_F(DryRun, PrintsALineForEachFileAndOneAtTheEnd) {
  update();
  fs::remove(news() / "gone.txt");
  write("new.txt", "Brandung\n");
  const Outcome dry = indexer({"update", "--dry-run"});
  EXPECT_EQ(dry.out.substr(0, dry.out.find(" (0.")),
            (news() / "new.txt").string() + " (new): 1 added\n" + (news() / "gone.txt").string() +
                " (vanished): 1 deleted\n" +
                "dry run, nothing was changed: 1 added, 0 updated, 1 deleted, 5 unchanged; "
                "6 documents in " +
                index().string());
}

TEST_F(DryRun, OfARebuildTellsWhatWouldDiffer) {
  update();
  write_old("changed.txt", "Windmühle\n");
  const IndexerRun dry = run("rebuild", {"--dry-run"});
  EXPECT_THAT(dry.changes(), ElementsAre(0, 1, 0, 5));
  EXPECT_THAT(dry.reasons(), ElementsAre("changed.txt: its size changed", "gone.txt: built anew",
                                         "moved.txt: built anew", "records.jsonl: built anew",
                                         "same.txt: built anew"));
  EXPECT_EQ(dry.count("documents"), run("rebuild").count("documents"));
}

TEST_F(DryRun, OfForgetTellsWhichFilesWouldGo) {
  update();
  const IndexerRun dry = run("forget", {"--dry-run", news()});
  EXPECT_THAT(dry.reasons(),
              ElementsAre("changed.txt: forgotten", "gone.txt: forgotten", "moved.txt: forgotten",
                          "records.jsonl: forgotten", "same.txt: forgotten"));
  EXPECT_EQ(dry.changes(), run("forget", {news()}).changes());
}

TEST_F(DryRun, IsRefusedWhereTheRealRunIs) {
  update();
  for (const char* name : {"same.txt", "changed.txt", "gone.txt", "records.jsonl"}) {
    fs::remove(news() / name);
  }
  for (const char* kind : {"update", "rebuild"}) {
    const Outcome dry = indexer({kind, "--dry-run"});
    EXPECT_EQ(dry.exit_code, 2);
    EXPECT_THAT(dry.err, HasSubstr("5 of 6 documents would be removed"));
    EXPECT_EQ(indexer({kind}).exit_code, 2);
  }
  EXPECT_EQ(run("update", {"--dry-run", "--allow-mass-delete"}).count("deleted"), 5);
}

// Other files took the place of most: an update loses documents, a new generation has as many.
TEST_F(DryRun, OfARebuildIsRefusedOnlyWhereTheRebuildIs) {
  update();
  for (const char* name : {"same.txt", "changed.txt", "gone.txt", "records.jsonl"}) {
    fs::remove(news() / name);
    write("new-" + std::string(name) + ".txt", "Windmühle " + std::string(name) + "\n");
  }
  EXPECT_EQ(indexer({"update", "--dry-run"}).exit_code, 2);
  EXPECT_EQ(indexer({"update"}).exit_code, 2);
  EXPECT_EQ(indexer({"rebuild", "--dry-run"}).exit_code, 0);
  EXPECT_EQ(indexer({"rebuild"}).exit_code, 0);
}

TEST_F(DryRun, EscapesWhatAPathDoesToATerminal) {
  write("\x1B[2J\n.txt", "Leuchtturm\n");
  EXPECT_THAT(indexer({"update", "--dry-run", news()}).out, HasSubstr("/\\x1b[2J\\n.txt (new)"));
  write("caf\xE9.txt", "Leuchtturm\n");
  EXPECT_THAT(indexer({"update", "--dry-run", news()}).out, HasSubstr("/caf\uFFFD.txt (new)"));
}

TEST_F(DryRun, VerboseRunsPrintTheSameOnStandardError) {
  update();
  fs::remove(news() / "gone.txt");
  const Outcome run = indexer({"update", "--verbose"});
  EXPECT_THAT(run.err,
              HasSubstr("indexer: " + (news() / "gone.txt").string() + " (vanished): 1 deleted\n"));
}

}  // namespace
}  // namespace fundstelle
