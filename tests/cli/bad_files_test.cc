// Files that cannot be reached, and names that are hard to print.
#include <filesystem>

#include "tests/cli/bad_input.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST_F(BadInput, DanglingLink) {
  fs::create_symlink("nowhere.txt", news() / "dangling.txt");
  expect_failure(update_around(), news() / "dangling.txt", "", "is a link to nothing");
}

TEST_F(BadInput, LinkLoopOfFolders) {
  write("deep/inside.txt", "Zwielicht");
  fs::create_directory_symlink("..", news() / "deep" / "loop");
  expect_failure(update_around(), news() / "deep" / "loop", "", "is a link to a folder above it");
  EXPECT_THAT(found({"Zwielicht"}), ElementsAre("inside.txt"));
}

TEST_F(BadInput, LinkToItself) {
  fs::create_symlink("self.txt", news() / "self.txt");
  expect_failure(update_around(), news() / "self.txt", "", "cannot look at it");
}

TEST_F(BadInput, LinkThatStaysDanglingCountsAsSkippedAndIsListed) {
  fs::create_symlink("nowhere.txt", news() / "dangling.txt");
  update_around();
  const IndexerRun again = update_around();
  EXPECT_EQ(again.exit_code(), 0);
  EXPECT_EQ(again.count("skipped"), 1);
  EXPECT_THAT(indexer({"status"}).out, HasSubstr("dangling.txt: is a link to nothing"));
  EXPECT_EQ(update_around({"--retry-failed"}).exit_code(), 1);

  write("nowhere.txt", "Zwielicht");
  const IndexerRun mended = update_around();
  EXPECT_EQ(mended.exit_code(), 0);
  EXPECT_THAT(mended.changes(), ElementsAre(2, 0, 0, 2));
  EXPECT_THAT(indexer({"status"}).out, Not(HasSubstr("is a link to nothing")));
}

class Permissions : public BadInput {
 protected:
  IndexerRun run_obeying(const std::string& kind) const {
    Command command = indexer_command({kind, "--format", "json", "--index", index(), news()});
    command.obey_permissions = true;
    return IndexerRun(run_program(command));
  }
};

TEST_F(Permissions, FileWithoutReadPermission) {
  const auto path = write("secret.txt", "Zwielicht");
  fs::permissions(path, fs::perms::none);
  expect_failure(run_obeying("update"), path, "", "Permission denied");
  EXPECT_THAT(found({"Leuchtturm"}), ElementsAre("a-before.txt", "z-after.txt"));
}

TEST_F(Permissions, FileThatLosesItsPermissionStaysInTheIndex) {
  const auto path = write("secret.txt", "Zwielicht");
  expect_no_failure(run_obeying("update"));
  fs::permissions(path, fs::perms::none);
  fs::last_write_time(path, fs::file_time_type::clock::now());
  const IndexerRun locked = run_obeying("update");
  expect_failure(locked, path, "", "Permission denied");
  EXPECT_EQ(locked.count("deleted"), 0);
  EXPECT_THAT(found({"Zwielicht"}), ElementsAre("secret.txt"));
}

TEST_F(Permissions, FolderThatLosesItsPermissionStaysInTheIndex) {
  write("locked/secret.txt", "Zwielicht");
  expect_no_failure(run_obeying("update"));
  fs::permissions(news() / "locked", fs::perms::none);
  const IndexerRun locked = run_obeying("update");
  fs::permissions(news() / "locked", fs::perms::owner_all);
  expect_failure(locked, news() / "locked", "", "Permission denied");
  EXPECT_EQ(locked.count("deleted"), 0);
  EXPECT_THAT(found({"Zwielicht"}), ElementsAre("secret.txt"));

  expect_no_failure(run_obeying("update"));
  EXPECT_THAT(found({"Zwielicht"}), ElementsAre("secret.txt"));
}

TEST_F(Permissions, RebuildKeepsWhatItCannotReadAndTheNextUpdateReadsItAnew) {
  write("locked/secret.txt", "Zwielicht");
  expect_no_failure(run_obeying("update"));
  write("locked/secret.txt", "Zwielicht am Morgen");
  fs::permissions(news() / "locked", fs::perms::none);
  const IndexerRun locked = run_obeying("rebuild");
  fs::permissions(news() / "locked", fs::perms::owner_all);
  expect_failure(locked, news() / "locked", "", "Permission denied");
  EXPECT_THAT(found({"Zwielicht"}), ElementsAre("secret.txt"));
  EXPECT_THAT(found({"Morgen"}), IsEmpty());

  expect_no_failure(run_obeying("update"));
  EXPECT_THAT(found({"Morgen"}), ElementsAre("secret.txt"));
  EXPECT_EQ(indexer({"check"}).exit_code, 0);
}

TEST_F(Permissions, ReadOnlyIndexFolderIsAnErrorForTheIndexer) {
  expect_no_failure(run_obeying("update"));
  write("new.txt", "Zwielicht");
  for (const auto& entry : fs::recursive_directory_iterator(index())) {
    fs::permissions(entry, entry.is_directory() ? fs::perms(0555) : fs::perms(0444));
  }
  fs::permissions(index(), fs::perms(0555));
  const IndexerRun run = run_obeying("update");
  EXPECT_EQ(run.exit_code(), 2);
  EXPECT_THAT(run.outcome.err, HasSubstr("cannot write to the index folder " + index().string()));
  EXPECT_THAT(run.outcome.err, HasSubstr("Permission denied"));

  Command reader = searcher_command({"--index", index(), "--format", "paths", "Leuchtturm"});
  reader.obey_permissions = true;
  const Outcome search = run_program(reader);
  EXPECT_EQ(search.exit_code, 0) << search.err;
  EXPECT_THAT(search.out, HasSubstr("a-before.txt"));
}

TEST_F(Permissions, FolderInWhichNoIndexCanBeCreated) {
  fs::create_directory(folder() / "closed");
  fs::permissions(folder() / "closed", fs::perms(0555));
  Command command = indexer_command({"update", "--index", folder() / "closed" / "index", news()});
  command.obey_permissions = true;
  const Outcome run = run_program(command);
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("cannot create the index folder"));
  EXPECT_THAT(run.err, HasSubstr("Permission denied"));
}

TEST_F(BadInput, PathWithSpacesLineFeedsAndUmlauts) {
  const auto path = write("Ordner für alles/erste Zeile\nzweite  Zeile – „ä“.txt", "Zwielicht");
  expect_no_failure(update_around());
  const SearcherRun run = search({"Zwielicht"});
  ASSERT_EQ(run.hits.size(), 1U);
  EXPECT_EQ(run.hits[0].at("path"), path.string());
  EXPECT_EQ(run.hits[0].at("id"), path.string());
  EXPECT_EQ(searcher({"--format", "paths", "--null", "Zwielicht"}).out, path.string() + '\0');
  EXPECT_EQ(searcher({"--show", path}).exit_code, 0);

  EXPECT_THAT(searcher({"Zwielicht"}).out, Not(HasSubstr("Zeile\nzweite")));
  const std::string trec = searcher({"--format", "trec", "Zwielicht"}).out;
  EXPECT_THAT(trec, HasSubstr("erste%20Zeile%0Azweite%20%20Zeile"));
}

TEST_F(BadInput, FailureOfAPathWithALineFeedIsOneLine) {
  write("erste\nzweite\x1B[2J.txt", "");
  const IndexerRun run = update_around();
  EXPECT_EQ(run.exit_code(), 1);
  EXPECT_THAT(run.outcome.err, HasSubstr("erste\\nzweite\\x1b[2J.txt: is empty"));
  EXPECT_EQ(run.failures.at(0).at("path"), (news() / "erste\nzweite\x1B[2J.txt").string());
}

TEST_F(BadInput, RecordOfAPathEscapesEveryControlCharacter) {
  write("\x1B[2J\x7F\u009B.txt", "");
  const IndexerRun run = update_around();
  EXPECT_THAT(run.outcome.out, HasSubstr("/\\u001b[2J\\u007f\\u009b.txt\""));
  EXPECT_EQ(run.failures.at(0).at("path"), (news() / "\x1B[2J\x7F\u009B.txt").string());
}

TEST_F(BadInput, PathThatIsNoUtf8) {
  write("caf\xE9.txt", "Zwielicht");
  expect_no_failure(update_around());
  EXPECT_EQ(search({"Zwielicht"}).hits.at(0).at("path"), (news() / "caf\uFFFD.txt").string());
}

TEST_F(BadInput, PathsThatDifferOnlyInWhatIsNoUtf8) {
  write("caf\xE9.txt", "Zwielicht");
  write("caf\xEA.txt", "Zwielicht am Morgen");
  expect_no_failure(update_around());
  EXPECT_EQ(search({"Zwielicht"}).matches(), 2);
  EXPECT_EQ(update().changes(), (std::vector{0, 0, 0, 4}));
  EXPECT_EQ(searcher({"--format", "paths", "morgen"}).out,
            (news() / "caf\xEA.txt").string() + "\n");
}

}  // namespace
}  // namespace fundstelle
