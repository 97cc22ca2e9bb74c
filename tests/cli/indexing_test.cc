// Runs of the indexer: what they change, what they say, what they refuse.
#include <fstream>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/file.h>
#include <unistd.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Indexing : public ProgramTest {
 protected:
  Indexing() {
    for (const char* name : {"one.txt", "two.txt", "three.txt"}) {
      write(name, std::string("Leuchtturm ") + name + "\n");
    }
  }
};

TEST_F(Indexing, FirstUpdateAddsEverything) {
  const IndexerRun run = update();
  EXPECT_EQ(run.exit_code(), 0);
  EXPECT_EQ(run.outcome.err, "");
  EXPECT_THAT(run.changes(), ElementsAre(3, 0, 0, 0));
  EXPECT_EQ(run.count("documents"), 3);
  EXPECT_EQ(run.count("generation"), 1);
  EXPECT_EQ(run.summary.at("index"), index().string());
}

TEST_F(Indexing, SummaryHasTheMembersOfTheContractInTheirOrder) {
  std::vector<std::string> names;
  const IndexerRun run = update();
  for (const auto& [name, value] : run.summary.items()) names.push_back(name);
  EXPECT_THAT(names,
              ElementsAre("added", "updated", "deleted", "unchanged", "failed", "skipped",
                          "documents", "bytes", "seconds", "index", "generation", "warnings"));
  EXPECT_EQ(run.count("bytes"), 3 * 12 + 7 + 7 + 9);
  EXPECT_TRUE(run.summary.at("seconds").is_number_float());
}

TEST_F(Indexing, FailureHasTheMembersOfTheContractInTheirOrder) {
  write("empty.txt", "");
  std::vector<std::string> names;
  const IndexerRun run = update();
  ASSERT_THAT(run.failures, SizeIs(1));
  for (const auto& [name, value] : run.failures[0].items()) names.push_back(name);
  EXPECT_THAT(names, ElementsAre("path", "record", "reason"));
  EXPECT_TRUE(run.failures[0].at("record").is_null());
}

TEST_F(Indexing, TextOutputIsOneLine) {
  const Outcome run = indexer({"update", news()});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.out, HasSubstr("3 added, 0 updated, 0 deleted, 0 unchanged; 3 documents in " +
                                 index().string()));
  EXPECT_EQ(std::count(run.out.begin(), run.out.end(), '\n'), 1);
}

TEST_F(Indexing, SecondUpdateLeavesAllUnchanged) {
  update();
  const IndexerRun run = update();
  EXPECT_EQ(run.exit_code(), 0);
  EXPECT_THAT(run.changes(), ElementsAre(0, 0, 0, 3));
  EXPECT_EQ(run.count("generation"), 1);
}

TEST_F(Indexing, UpdateWithoutSourcesTakesAllGivenBefore) {
  update({write("../more/four.txt", "Leuchtturm vier\n")});
  update();
  write("five.txt", "Leuchtturm fünf\n");
  write("../more/four.txt", "Leuchtturm vier, geändert\n");
  const IndexerRun run = IndexerRun(indexer({"update", "--format", "json"}));
  EXPECT_EQ(run.exit_code(), 0);
  EXPECT_THAT(run.changes(), ElementsAre(1, 1, 0, 3));
}

TEST_F(Indexing, UpdateWithoutAnySourceIsAnError) {
  const Outcome run = indexer({"update"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, AllOf(HasSubstr("no sources"), HasSubstr("indexer update FOLDER")));
}

TEST_F(Indexing, RememberedFailureCountsAsSkipped) {
  write("empty.txt", "");
  EXPECT_EQ(update().exit_code(), 1);
  const IndexerRun again = update();
  EXPECT_EQ(again.exit_code(), 0);
  EXPECT_THAT(again.failures, IsEmpty());
  EXPECT_EQ(again.count("skipped"), 1);
  EXPECT_EQ(again.count("failed"), 0);
  EXPECT_EQ(again.outcome.err, "");
}

TEST_F(Indexing, RetryFailedReadsRememberedFailuresAgain) {
  write("empty.txt", "");
  update();
  const IndexerRun retried = update({"--retry-failed"});
  EXPECT_EQ(retried.exit_code(), 1);
  EXPECT_EQ(retried.count("failed"), 1);
}

TEST_F(Indexing, StatusListsSourcesFailuresAndTheLastRun) {
  const auto path = write("empty.txt", "");
  update();
  update();
  const Outcome text = indexer({"status"});
  EXPECT_EQ(text.exit_code, 0);
  EXPECT_THAT(text.out, AllOf(HasSubstr("documents  3"), HasSubstr(news().string()),
                              HasSubstr(path.string() + ": is empty")));
  const auto records = parse_records(indexer({"status", "--format", "json"}).out);
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_EQ(records[0].at("type"), "status");
  EXPECT_EQ(records[0].at("data").at("documents"), 3);
  EXPECT_EQ(records[0].at("data").at("failures"), Json({path.string() + ": is empty; remove it or "
                                                                        "write a text"}));
}

TEST_F(Indexing, LockOfAnotherIndexerGives75AndSaysWho) {
  update();
  const int lock = ::open((index() / "lock").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_GE(lock, 0);
  ASSERT_EQ(::flock(lock, LOCK_EX), 0);
  ASSERT_EQ(::ftruncate(lock, 0), 0);
  ASSERT_EQ(::pwrite(lock, "pid 42: indexer rebuild\n", 24, 0), 24);
  const IndexerRun locked = update();
  EXPECT_EQ(locked.exit_code(), 75);
  EXPECT_EQ(locked.outcome.out, "");
  EXPECT_THAT(locked.outcome.err, AllOf(HasSubstr("pid 42: indexer rebuild"), HasSubstr("--wait")));
  EXPECT_EQ(search({"Leuchtturm"}).exit_code(), 0);
  ::close(lock);
  EXPECT_EQ(update().exit_code(), 0);
}

TEST_F(Indexing, FileThatChangesWhileItIsReadGives75AndTheRestIsCommitted) {
  EXPECT_EQ(update().exit_code(), 0);
  // The scan comes first, then the files in order: while the large one is read, the growing one
  // changes many times.
  std::string large;
  for (int i = 0; i < 5000; ++i) {
    large += json_line({{"text", "Brandung " + std::to_string(i) + std::string(500, ' ') + "."}});
  }
  write("a-large.jsonl", large);
  write("growing.jsonl", json_line({{"text", "Leuchtturm"}}));
  Command command;
  command.program = "sh";
  command.arguments = {"-c", R"(timeout 60 sh -c 'while :; do echo; sleep 0.001; done' \
                                  >> "$2/growing.jsonl" &
                                writer=$!
                                "$0" --index "$1" update --format json "$2"
                                code=$?
                                kill $writer
                                wait $writer
                                exit $code)",
                       FUNDSTELLE_INDEXER, index(), news()};
  const IndexerRun run(run_program(command));
  EXPECT_EQ(run.exit_code(), 75) << run.outcome.out << run.outcome.err;
  EXPECT_THAT(run.outcome.err, HasSubstr("a source was changing"));
  EXPECT_EQ(search({"Brandung"}).matches(), 5000);
  EXPECT_EQ(search({"Leuchtturm"}).matches(), 4);
  EXPECT_EQ(update().exit_code(), 0);
}

TEST_F(Indexing, MassDeletionIsRefused) {
  update();
  fs::remove(news() / "one.txt");
  fs::remove(news() / "two.txt");
  const IndexerRun refused = update();
  EXPECT_EQ(refused.exit_code(), 2);
  EXPECT_EQ(refused.outcome.out, "");
  EXPECT_THAT(refused.outcome.err, AllOf(HasSubstr("2 of 3 documents would be removed"),
                                         HasSubstr("--allow-mass-delete")));
  EXPECT_EQ(search({"Leuchtturm"}).matches(), 3);

  const IndexerRun allowed = update({"--allow-mass-delete", news()});
  EXPECT_EQ(allowed.exit_code(), 0);
  EXPECT_EQ(allowed.count("deleted"), 2);
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("three.txt"));
}

TEST_F(Indexing, RebuildThatWouldLoseHalfIsRefused) {
  update();
  fs::remove(news() / "one.txt");
  fs::remove(news() / "two.txt");
  const Outcome refused = indexer({"rebuild"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("--allow-mass-delete"));
  EXPECT_EQ(search({"Leuchtturm"}).matches(), 3);
  EXPECT_FALSE(fs::exists(index() / "gen-0002"));
}

TEST_F(Indexing, VanishedRootChangesNothing) {
  update();
  fs::rename(news(), folder() / "elsewhere");
  const IndexerRun run = update();
  EXPECT_EQ(run.exit_code(), 2);
  EXPECT_THAT(run.outcome.err, HasSubstr("cannot read the source " + news().string()));
  EXPECT_EQ(search({"Leuchtturm"}).matches(), 3);
  EXPECT_THAT(search({"Leuchtturm"}).summary.at("notes").dump(),
              HasSubstr("the last index run failed"));
  fs::rename(folder() / "elsewhere", news());
  EXPECT_EQ(update().exit_code(), 0);
  EXPECT_EQ(search({"Leuchtturm"}).summary.at("notes").size(), 0U);
}

TEST_F(Indexing, RebuildPublishesANewGeneration) {
  update();
  write("four.txt", "Leuchtturm vier\n");
  const auto records = parse_records(indexer({"rebuild", "--format", "json"}).out);
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_EQ(records[0].at("data").at("generation"), 2);
  EXPECT_EQ(records[0].at("data").at("documents"), 4);
  EXPECT_EQ(search({"Leuchtturm"}).matches(), 4);
}

TEST_F(Indexing, WorkingDirectoryAndWayOfWritingAPathDoNotMatter) {
  update();
  Command relative = indexer_command({"update", "--format", "json", "--index", "../index", "."});
  relative.directory = news();
  EXPECT_THAT(IndexerRun(run_program(relative)).changes(), ElementsAre(0, 0, 0, 3));
  EXPECT_THAT(update({news() / ".." / "news" / ""}).changes(), ElementsAre(0, 0, 0, 3));
  const auto records = parse_records(indexer({"status", "--format", "json"}).out);
  EXPECT_THAT(records.at(0).at("data").at("sources"), SizeIs(1));
}

TEST_F(Indexing, LinksAreNotResolvedInIds) {
  fs::create_directory_symlink(news(), folder() / "link");
  update({folder() / "link"});
  EXPECT_EQ(search({"one.txt"}).hits.at(0).at("path"), (folder() / "link/one.txt").string());
}

TEST_F(Indexing, HiddenFilesIgnoredOnesAndUnknownFormatsAreLeftOut) {
  write(".hidden.txt", "Leuchtturm");
  write(".git/inside.txt", "Leuchtturm");
  write("program.exe", "Leuchtturm");
  write("drafts/draft.txt", "Leuchtturm");
  write("old.txt", "Leuchtturm");
  write(".fundstelleignore", "drafts\nold*\n");
  const IndexerRun run = update();
  EXPECT_EQ(run.exit_code(), 0);
  EXPECT_EQ(run.count("documents"), 3);
}

TEST_F(Indexing, IncludeAndExcludeAreKeptWithTheSource) {
  write("deep/four.txt", "Leuchtturm");
  update({"--include", "*.txt", "--exclude", "t*.txt", news()});
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("four.txt", "one.txt"));
  write("tall.txt", "Leuchtturm");
  indexer({"update"});
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("four.txt", "one.txt"));
}

TEST_F(Indexing, IndexInsideItsOwnSourceIsNoSource) {
  const fs::path inside = news() / "index";
  for (int run = 0; run < 2; ++run) {
    const Outcome done =
        run_program(indexer_command({"update", "--index", inside, "--format", "json", news()}));
    EXPECT_EQ(done.exit_code, 0);
    EXPECT_EQ(IndexerRun(done).count("documents"), 3);
  }
}

}  // namespace
}  // namespace fundstelle
