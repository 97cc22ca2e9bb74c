#include "index/write_lock.h"

#include <chrono>
#include <memory>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/error.h"
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
