#include "indexer/watching/path_watch.h"

#include <fstream>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sched.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

class PathWatchTest : public testing::Test {
 protected:
  PathWatchTest() {
    folder_.write("news/a.txt", "Leuchtturm");
    folder_.write("outside/b.txt", "Brandung");
    watch_.begin_round();
    watch_.add(news());
  }

  fs::path news() const { return folder_.path() / "news"; }

  // What the kernel tells is there at once: it is queued before the system call returns.
  bool changed() { return watch_.take_changes(); }

  TemporaryFolder folder_;
  PathWatch watch_;
};

TEST_F(PathWatchTest, NothingHasChangedAtFirst) {
  EXPECT_FALSE(changed());
}

TEST_F(PathWatchTest, DescriptorIsReadableWhenThereIsAChange) {
  pollfd source{watch_.descriptor(), POLLIN, 0};
  EXPECT_EQ(::poll(&source, 1, 0), 0);
  fs::remove(news() / "a.txt");
  EXPECT_EQ(::poll(&source, 1, 0), 1);
}

TEST_F(PathWatchTest, ReadingIsNoChange) {
  std::ifstream in(news() / "a.txt");
  std::string word;
  in >> word;
  in.close();
  for (const auto& entry : fs::directory_iterator(news())) static_cast<void>(entry);
  EXPECT_FALSE(changed());
}

TEST_F(PathWatchTest, NewFileIsAChange) {
  folder_.write("news/b.txt", "Brandung");
  EXPECT_TRUE(changed());
  EXPECT_FALSE(changed());
}

TEST_F(PathWatchTest, FileIsChangedWhenItIsClosed) {
  std::ofstream out(news() / "a.txt", std::ios::app);
  out << "und Brandung" << std::flush;
  EXPECT_FALSE(changed());
  out.close();
  EXPECT_TRUE(changed());
}

TEST_F(PathWatchTest, RemovedFileIsAChange) {
  fs::remove(news() / "a.txt");
  EXPECT_TRUE(changed());
}

TEST_F(PathWatchTest, FileMovedInOrOutIsAChange) {
  fs::rename(folder_.path() / "outside/b.txt", news() / "b.txt");
  EXPECT_TRUE(changed());
  fs::rename(news() / "b.txt", folder_.path() / "outside/b.txt");
  EXPECT_TRUE(changed());
}

TEST_F(PathWatchTest, PermissionsAreAChange) {
  ASSERT_EQ(::chmod((news() / "a.txt").c_str(), 0600), 0);
  EXPECT_TRUE(changed());
}

TEST_F(PathWatchTest, NewFolderIsAChangeAndIsWatchedWhenItIsAdded) {
  fs::create_directory(news() / "sub");
  EXPECT_TRUE(changed());
  watch_.add(news() / "sub");
  folder_.write("news/sub/c.txt", "Brandung");
  EXPECT_TRUE(changed());
}

TEST_F(PathWatchTest, WatchedFolderMovedAwayOrRemovedIsAChange) {
  fs::rename(news(), folder_.path() / "away");
  EXPECT_TRUE(changed());
  fs::remove(folder_.path() / "away/a.txt");
  EXPECT_TRUE(changed());
  fs::remove(folder_.path() / "away");
  EXPECT_TRUE(changed());
  EXPECT_EQ(watch_.size(), 0);
}

TEST_F(PathWatchTest, WatchedFileIsToldWhateverItsName) {
  const fs::path file = folder_.write("outside/.notes", "Brandung");
  watch_.add(file);
  folder_.write("outside/other.txt", "Brandung");
  EXPECT_FALSE(changed());
  folder_.write("outside/.notes", "Leuchtturm");
  EXPECT_TRUE(changed());
  fs::remove(file);
  EXPECT_TRUE(changed());
}

TEST_F(PathWatchTest, HiddenNamesAreNoChange) {
  folder_.write("news/.a.txt.swp", "Brandung");
  EXPECT_FALSE(changed());
}

TEST_F(PathWatchTest, RulesOfWhatToIgnoreAreAChange) {
  folder_.write("news/.fundstelleignore", "*.txt");
  EXPECT_TRUE(changed());
}

TEST_F(PathWatchTest, ContentsOfWhatIsNotReadAreNoChange) {
  const fs::path log = folder_.write("news/server.log", "started");
  EXPECT_TRUE(changed());  // by its creation: it could have been a folder
  folder_.write("news/server.log", "stopped");
  EXPECT_FALSE(changed());
}

TEST_F(PathWatchTest, PathsOfTheRoundBeforeAreDropped) {
  watch_.add(folder_.path() / "outside");
  EXPECT_EQ(watch_.size(), 2);
  watch_.begin_round();
  watch_.add(news());
  watch_.drop_others();
  EXPECT_EQ(watch_.size(), 1);
  folder_.write("outside/c.txt", "Brandung");
  EXPECT_FALSE(changed());
  folder_.write("news/c.txt", "Brandung");
  EXPECT_TRUE(changed());
}

TEST_F(PathWatchTest, WhatIsNotThereIsPassedOver) {
  watch_.add(folder_.path() / "nothing");
  EXPECT_EQ(watch_.size(), 1);
  EXPECT_TRUE(watch_.complete());
}

// In a process of its own, in whose user namespace the kernel has room for one watch.
enum class Room { kEnough = 1, kTooLittle = 2, kUnknown = 3 };
Room room_for(const fs::path& first, const fs::path& second) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (::unshare(CLONE_NEWUSER) != 0) ::_exit(static_cast<int>(Room::kUnknown));
    std::ofstream limit("/proc/sys/user/max_inotify_watches");
    if (!(limit << "1" << std::flush)) ::_exit(static_cast<int>(Room::kUnknown));
    PathWatch watch;
    watch.add(first);
    if (!watch.complete()) ::_exit(0);
    watch.add(second);
    ::_exit(static_cast<int>(watch.complete() ? Room::kEnough : Room::kTooLittle));
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return static_cast<Room>(WEXITSTATUS(status));
}

TEST_F(PathWatchTest, IsIncompleteWhenTheKernelHasNoRoom) {
  const Room room = room_for(news(), folder_.path() / "outside");
  if (room == Room::kUnknown) GTEST_SKIP() << "needs user namespaces";
  EXPECT_EQ(room, Room::kTooLittle);
}

TEST_F(PathWatchTest, ChangesThatTheKernelHadToLeaveOutAreAChange) {
  int limit = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> limit;
  if (limit > 1'000'000) GTEST_SKIP() << "the queue of events is too long to be filled";
  // Two names in turn, as the kernel puts equal events together; neither is a change by itself.
  folder_.write("news/.a", "");
  folder_.write("news/.b", "");
  for (int i = 0; i <= limit; ++i) {
    const char* name = i % 2 == 0 ? ".a" : ".b";
    ::close(::open((news() / name).c_str(), O_WRONLY | O_CLOEXEC));
  }
  bool any = false;
  for (pollfd source{watch_.descriptor(), POLLIN, 0}; !any && ::poll(&source, 1, 0) == 1;) {
    any = changed();
  }
  EXPECT_TRUE(any);
}

}  // namespace
}  // namespace fundstelle
