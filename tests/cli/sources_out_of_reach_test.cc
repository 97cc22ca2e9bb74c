// Sources that are away, locked, moved or being written: no document is removed that should not be.
#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class OutOfReach : public ProgramTest {
 protected:
  OutOfReach() {
    write("one.txt", "Leuchtturm eins\n");
    write("deep/two.txt", "Leuchtturm zwei\n");
    write("deep/three.txt", "Leuchtturm drei\n");
  }

  IndexerRun run_obeying(const std::string& kind) const {
    Command command = indexer_command({kind, "--format", "json", "--index", index(), news()});
    command.obey_permissions = true;
    return IndexerRun(run_program(command));
  }

  void expect_all_found() const {
    EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("one.txt", "three.txt", "two.txt"));
  }

  void expect_sound() const {
    const Outcome check = indexer({"check"});
    EXPECT_EQ(check.exit_code, 0) << check.out;
  }
};

TEST_F(OutOfReach, EmptySourceIsRefusedAndNothingChanges) {
  update();
  fs::rename(news(), folder() / "unmounted");
  fs::create_directory(news());
  for (const char* kind : {"update", "rebuild"}) {
    const IndexerRun refused = run(kind);
    EXPECT_EQ(refused.exit_code(), 2);
    EXPECT_THAT(refused.outcome.err,
                AllOf(HasSubstr("the source " + news().string() + " has no file any more"),
                      HasSubstr("--allow-mass-delete"), HasSubstr("indexer forget")));
    expect_all_found();
  }
  EXPECT_FALSE(fs::exists(index() / "gen-0002"));

  fs::remove(news());
  fs::rename(folder() / "unmounted", news());
  EXPECT_THAT(run("update").changes(), ElementsAre(0, 0, 0, 3));
}

TEST_F(OutOfReach, EmptySourceMayBeAllowed) {
  update();
  for (const auto& entry : fs::directory_iterator(news())) fs::remove_all(entry);
  const IndexerRun allowed = run("update", {"--allow-mass-delete"});
  EXPECT_EQ(allowed.exit_code(), 0);
  EXPECT_THAT(allowed.changes(), ElementsAre(0, 0, 3, 0));
}

TEST_F(OutOfReach, SourceWithoutPermissionKeepsItsDocuments) {
  update();
  for (const char* kind : {"update", "rebuild"}) {
    fs::permissions(news(), fs::perms::none);
    const IndexerRun locked = run_obeying(kind);
    fs::permissions(news(), fs::perms::owner_all);
    EXPECT_EQ(locked.exit_code(), 1) << locked.outcome.err;
    EXPECT_THAT(locked.outcome.err, HasSubstr("Permission denied"));
    EXPECT_EQ(locked.count("deleted"), 0);
    expect_all_found();
    expect_sound();
  }
  const IndexerRun unlocked = run_obeying("update");
  EXPECT_EQ(unlocked.exit_code(), 0);
  EXPECT_EQ(unlocked.count("documents"), 3);
}

TEST_F(OutOfReach, LinkWhoseTargetIsAwayKeepsItsDocument) {
  const fs::path target = folder() / "mounted.txt";
  std::ofstream(target) << "Leuchtturm vier\n";
  fs::create_symlink(target, news() / "link.txt");
  EXPECT_EQ(update().count("documents"), 4);
  fs::rename(target, folder() / "unmounted.txt");
  for (const char* kind : {"update", "rebuild"}) {
    const IndexerRun away = run(kind);
    EXPECT_EQ(away.exit_code(), 1);
    EXPECT_EQ(away.count("documents"), 4) << kind;
    EXPECT_EQ(search({"vier"}).matches(), 1);
    expect_sound();
  }
  fs::rename(folder() / "unmounted.txt", target);
  EXPECT_EQ(run("update").count("documents"), 4);
  expect_sound();
}

TEST_F(OutOfReach, FolderThatBecomesALinkLoopLosesNothing) {
  update();
  fs::rename(news() / "deep", folder() / "elsewhere");
  fs::create_directory_symlink(".", news() / "deep");
  const IndexerRun looped = run("update");
  EXPECT_EQ(looped.exit_code(), 1);
  EXPECT_THAT(looped.outcome.err, HasSubstr("is a link to a folder above it"));
  EXPECT_EQ(looped.count("deleted"), 0);
  expect_all_found();
}

TEST_F(OutOfReach, FolderReplacedByAFileIsReplacedByIt) {
  write("four.txt", "Leuchtturm vier\n");
  update();
  fs::remove_all(news() / "deep");
  write("deep", "no format of ours");
  write("other.txt", "Windmühle\n");
  EXPECT_THAT(run("update").changes(), ElementsAre(1, 0, 2, 2));
  EXPECT_THAT(found({"*"}), ElementsAre("four.txt", "one.txt", "other.txt"));
}

TEST_F(OutOfReach, FolderCalledLikeAFileReplacedByThatFile) {
  write("article.txt/inside.txt", "Leuchtturm innen\n");
  update();
  fs::remove_all(news() / "article.txt");
  write("article.txt", "Windmühle\n");
  EXPECT_THAT(run("update").changes(), ElementsAre(1, 0, 1, 3));
  EXPECT_THAT(found({"Windmühle"}), ElementsAre("article.txt"));
}

TEST_F(OutOfReach, RenamedFolderThatHoldsMostDocumentsLosesNothing) {
  update();
  fs::rename(news() / "deep", news() / "renamed");
  const IndexerRun renamed = run("update");
  EXPECT_EQ(renamed.exit_code(), 0) << renamed.outcome.err;
  EXPECT_THAT(renamed.changes(), ElementsAre(2, 0, 2, 1));
  expect_all_found();
}

TEST_F(OutOfReach, RenamedFileThatHoldsMostRecordsLosesNothing) {
  std::string records;
  for (int i = 0; i < 20; ++i) records += json_line({{"text", "Windmühle " + std::to_string(i)}});
  write("records.jsonl", records);
  update();
  fs::rename(news() / "records.jsonl", news() / "renamed.jsonl");
  const IndexerRun renamed = run("update");
  EXPECT_EQ(renamed.exit_code(), 0) << renamed.outcome.err;
  EXPECT_THAT(renamed.changes(), ElementsAre(20, 0, 20, 3));
  EXPECT_EQ(search({"Windmühle"}).matches(), 20);
}

TEST_F(OutOfReach, OnlyTheVanishedOneOfTwoNamesThatAreNoUtf8IsRemoved) {
  write("caf\xE9.txt", "Zwielicht am Abend\n");
  write("caf\xEA.txt", "Zwielicht am Morgen\n");
  update();
  fs::remove(news() / "caf\xE9.txt");
  EXPECT_THAT(run("update").changes(), ElementsAre(0, 0, 1, 4));
  EXPECT_EQ(search({"Morgen"}).matches(), 1);
  EXPECT_EQ(run("rebuild").count("documents"), 4);
}

TEST_F(OutOfReach, ChangesAreSeenWhateverTheClockSays) {
  const auto path = news() / "one.txt";
  const auto now = fs::file_time_type::clock::now();
  update();
  const auto replace_at = [&](const std::string& text, fs::file_time_type time) {
    write("one.txt", text);
    fs::last_write_time(path, time);
    const std::vector<int> changes = run("update").changes();
    EXPECT_THAT(changes, ElementsAre(0, 1, 0, 2)) << text;
    EXPECT_THAT(found({text}), ElementsAre("one.txt"));
  };
  replace_at("Windmühle", now - std::chrono::hours(24 * 365));
  replace_at("Brandung", now - std::chrono::hours(24 * 366));
  // Written while the clock was ahead: the same size and time tell nothing.
  replace_at("Baustelle", now + std::chrono::hours(24));
  replace_at("Schleusen", now + std::chrono::hours(24));
  EXPECT_THAT(run("update").changes(), ElementsAre(0, 0, 0, 3));
}

TEST_F(OutOfReach, FileThatGrowsDuringRunsIsCompleteAfterTheNext) {
  constexpr int kRecords = 400;
  const fs::path path = write("growing.jsonl", "");
  std::atomic<bool> indexing = true;
  std::thread writer([&] {
    std::ofstream out(path, std::ios::app);
    for (int i = 0; i < kRecords; ++i) {
      out << json_line({{"id", std::to_string(i)}, {"text", "Windmühle " + std::to_string(i)}})
          << std::flush;
      if (indexing) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  });
  for (int i = 0; i < 4; ++i) {
    // 1 while the file is still empty.
    EXPECT_THAT(update().exit_code(), AnyOf(0, 1, 75));
  }
  indexing = false;
  writer.join();
  EXPECT_EQ(update().exit_code(), 0);
  EXPECT_EQ(search({"Windmühle"}).matches(), kRecords);
  expect_all_found();
}

}  // namespace
}  // namespace fundstelle
