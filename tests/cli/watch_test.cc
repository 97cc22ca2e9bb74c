// `indexer watch`: what changes in the sources is found soon after.
#include <csignal>

#include <gmock/gmock.h>

#include "tests/cli/watching.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST_F(Watching, BeginsWithAnUpdate) {
  start();
  EXPECT_EQ(found({"Leuchtturm"}), std::vector<std::string>{"a.txt"});
  EXPECT_THAT(watch_->out(), HasSubstr("2 added, 0 updated, 0 deleted, 0 unchanged; 2 documents"));
}

TEST_F(Watching, NewFileIsFound) {
  start();
  write("c.txt", "Leuchtturm\n");
  EXPECT_TRUE(finds("Leuchtturm", {"a.txt", "c.txt"}));
}

TEST_F(Watching, ChangedFileIsFoundByItsNewText) {
  start();
  write("b.txt", "Leuchtturm\n");
  EXPECT_TRUE(finds("Leuchtturm", {"a.txt", "b.txt"}));
  EXPECT_THAT(found({"Brandung"}), IsEmpty());
}

TEST_F(Watching, RemovedFileIsNotFoundAnyMore) {
  start();
  fs::remove(news() / "b.txt");
  EXPECT_TRUE(finds("Brandung", {}));
}

TEST_F(Watching, NewFoldersAreFollowed) {
  start();
  write("deep/er/c.txt", "Leuchtturm\n");
  EXPECT_TRUE(finds("Leuchtturm", {"a.txt", "c.txt"}));
  write("deep/er/d.txt", "Leuchtturm\n");
  EXPECT_TRUE(finds("Leuchtturm", {"a.txt", "c.txt", "d.txt"}));
}

TEST_F(Watching, FolderMovedInIsFollowed) {
  write("../aside/c.txt", "Leuchtturm\n");
  start();
  fs::rename(folder() / "aside", news() / "moved");
  EXPECT_TRUE(finds("Leuchtturm", {"a.txt", "c.txt"}));
  fs::remove(news() / "moved/c.txt");
  EXPECT_TRUE(finds("Leuchtturm", {"a.txt"}));
}

TEST_F(Watching, ManyFilesMovedInAtOnceAreAllFound) {
  constexpr int kFiles = 2'000;
  for (int i = 0; i < kFiles; ++i) write("../aside/" + std::to_string(i) + ".txt", "Windmühle\n");
  start();
  for (const auto& file : fs::directory_iterator(folder() / "aside")) {
    fs::rename(file.path(), news() / file.path().filename());
  }
  EXPECT_TRUE(eventually([&] { return search({"Windmühle"}).matches() == kFiles; }));
}

TEST_F(Watching, SourceThatIsAFileIsFollowedThroughReplacement) {
  const fs::path file = write("single.txt", "Leuchtturm\n");
  start({file});
  fs::rename(write("next", "Brandung\n"), file);
  EXPECT_TRUE(finds("Brandung", {"single.txt"}));
  write("single.txt", "Windmühle\n");
  EXPECT_TRUE(finds("Windmühle", {"single.txt"}));
}

TEST_F(Watching, WithoutSourcesAllKnownOnesAreFollowed) {
  write("../more/c.txt", "Brandung\n");
  update({news(), folder() / "more"});
  start({});
  write("d.txt", "Leuchtturm\n");
  write("../more/e.txt", "Leuchtturm\n");
  EXPECT_TRUE(finds("Leuchtturm", {"a.txt", "d.txt", "e.txt"}));
}

TEST_F(Watching, WritesARunsRecordsAtOnce) {
  start({"--format", "json", news()});
  write("c.txt", "Leuchtturm\n");
  ASSERT_TRUE(finds("Leuchtturm", {"a.txt", "c.txt"}));
  ASSERT_TRUE(eventually([&] { return parse_records(watch_->out()).size() >= 2; }));
  for (const Json& record : parse_records(watch_->out())) EXPECT_EQ(record.at("type"), "summary");
}

TEST_F(Watching, RunsThatChangeNothingAreNotPrinted) {
  start();
  const std::string out = watch_->out();
  const auto last_run = [&] { return fs::last_write_time(index() / "state.json"); };
  const auto first_run = last_run();
  fs::permissions(news() / "a.txt", fs::perms::owner_all);
  ASSERT_TRUE(eventually([&] { return last_run() != first_run; }));
  watch_->signal(SIGTERM);
  EXPECT_EQ(watch_->wait().out, out);
}

TEST_F(Watching, QuietWatchSaysNothing) {
  watch_.emplace(watch_command({"--quiet", news()}));
  ASSERT_TRUE(finds("Leuchtturm", {"a.txt"}));
  write("c.txt", "Leuchtturm\n");
  ASSERT_TRUE(finds("Leuchtturm", {"a.txt", "c.txt"}));
  watch_->signal(SIGTERM);
  const Outcome end = watch_->wait();
  EXPECT_EQ(end.out, "");
  EXPECT_EQ(end.err, "");
}

}  // namespace
}  // namespace fundstelle
