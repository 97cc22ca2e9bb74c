#include "index/write_lock.h"

#include <chrono>
#include <memory>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/error.h"
#include "index/generations.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

Error error_of_second_lock(const std::filesystem::path& index) {
  try {
    const WriteLock second(index, 0ms, "indexer rebuild");
  } catch (const Error& error) {
    return error;
  }
  return Error("no error");
}

TEST(WriteLock, CreatesTheIndexFolder) {
  const TemporaryFolder folder;
  const WriteLock lock(folder.path() / "a" / "b", 0ms, "test");
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "a" / "b" / "lock"));
}

TEST(WriteLock, TellsASecondHolderToComeAgain) {
  const TemporaryFolder folder;
  const WriteLock first(folder.path(), 0ms, "indexer update news");
  EXPECT_EQ(error_of_second_lock(folder.path()).code(), ExitCode::kTemporary);
}

TEST(WriteLock, SaysWhoHoldsIt) {
  const TemporaryFolder folder;
  const WriteLock first(folder.path(), 0ms, "indexer update news");
  const std::string message = error_of_second_lock(folder.path()).message();
  EXPECT_THAT(message, HasSubstr("pid " + std::to_string(::getpid())));
  EXPECT_THAT(message, HasSubstr("indexer update news"));
}

TEST(WriteLock, DoesNotNameWhoHeldItBefore) {
  const TemporaryFolder folder;
  const WriteLock first(folder.path(), 0ms, "indexer update news");
  const std::string name =
      "pid " + std::to_string(::getpid()) + " since now: indexer update news\n";
  folder.write("lock", "pid 999999999 since 2020-01-01T00:00:00Z: indexer of long ago\n");
  std::thread holder([&] {
    std::this_thread::sleep_for(200ms);  // as if it were slow to write who it is
    folder.write("lock", name);
  });
  EXPECT_THAT(error_of_second_lock(folder.path()).message(), HasSubstr("indexer update news"));
  holder.join();
}

TEST(WriteLock, IsFreeAgainAfterItsHolder) {
  const TemporaryFolder folder;
  { const WriteLock first(folder.path(), 0ms, "test"); }
  EXPECT_NO_THROW(WriteLock(folder.path(), 0ms, "test"));
}

TEST(WriteLock, IsNotHeldByAFileThatWasLeftBehind) {
  const TemporaryFolder folder;
  folder.write("lock", "pid 1 since 2020-01-01T00:00:00Z: indexer update");
  EXPECT_NO_THROW(WriteLock(folder.path(), 0ms, "test"));
}

TEST(WriteLock, TellsThatTheHolderBeforeDidNotComeToItsEnd) {
  const TemporaryFolder folder;
  Generations(folder.path()).take_possession();
  { const WriteLock first(folder.path(), 0ms, "indexer update"); }
  EXPECT_FALSE(read_unended_holder(folder.path()));
  EXPECT_FALSE(WriteLock(folder.path(), 0ms, "indexer update").broken_off());
  folder.write("lock", "pid 999999999 since 2020-01-01T00:00:00Z: indexer rebuild: news\n");
  const auto holder = read_unended_holder(folder.path());
  ASSERT_TRUE(holder);
  EXPECT_FALSE(holder->is_alive());
  EXPECT_EQ(holder->command, "indexer rebuild: news");
  EXPECT_EQ(holder->since.to_string(), "2020-01-01T00:00:00Z");
  EXPECT_TRUE(WriteLock(folder.path(), 0ms, "test").broken_off());
  EXPECT_FALSE(WriteLock(folder.path(), 0ms, "test").broken_off());
}

TEST(WriteLock, DoesNotFollowALink) {
  const TemporaryFolder folder, other;
  const auto victim = other.write("victim", "victim");
  Generations(folder.path()).take_possession();
  std::filesystem::create_symlink(victim, folder.path() / "lock");
  EXPECT_THROW(WriteLock(folder.path(), 0ms, "test"), Error);
  EXPECT_FALSE(read_unended_holder(folder.path()));
  EXPECT_EQ(std::filesystem::file_size(victim), 6U);
}

TEST(WriteLock, WaitsForItsHolder) {
  const TemporaryFolder folder;
  auto first = std::make_unique<WriteLock>(folder.path(), 0ms, "test");
  std::thread holder([&] {
    std::this_thread::sleep_for(200ms);
    first.reset();
  });
  EXPECT_NO_THROW(WriteLock(folder.path(), 60s, "test"));
  holder.join();
}

TEST(WriteLock, RefusesAFileAsFolder) {
  const TemporaryFolder folder;
  EXPECT_THROW(WriteLock(folder.write("file", ""), 0ms, "test"), Error);
}

}  // namespace
}  // namespace fundstelle
