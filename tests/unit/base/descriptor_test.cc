#include "base/descriptor.h"

#include <filesystem>
#include <string>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class RegularFile : public testing::Test {
 protected:
  std::string error_of_reading(const fs::path& path, std::size_t max_bytes = 100) const {
    try {
      read_regular_file(path, max_bytes);
    } catch (const Error& error) {
      return error.message();
    }
    return {};
  }

  TemporaryFolder folder_;
};

TEST_F(RegularFile, IsReadWhole) {
  const std::string bytes(10'000, 'x');
  EXPECT_EQ(read_regular_file(folder_.write("a", bytes)), bytes);
}

TEST_F(RegularFile, IsNothingWhereThereIsNone) {
  EXPECT_EQ(read_regular_file(folder_.path() / "a"), std::nullopt);
  EXPECT_EQ(read_regular_file(folder_.write("b", "") / "a"), std::nullopt);
}

TEST_F(RegularFile, IsNoLinkFolderOrPipe) {
  fs::create_symlink(folder_.write("b", "secret"), folder_.path() / "link");
  EXPECT_THAT(error_of_reading(folder_.path() / "link"), HasSubstr("it is a symbolic link"));
  EXPECT_THAT(error_of_reading(folder_.path()), HasSubstr("is not a file"));
  ASSERT_EQ(::mkfifo((folder_.path() / "pipe").c_str(), 0600), 0);
  EXPECT_THAT(error_of_reading(folder_.path() / "pipe"), HasSubstr("is not a file"));
}

TEST_F(RegularFile, HasABound) {
  EXPECT_EQ(error_of_reading(folder_.write("a", std::string(100, 'x'))), "");
  EXPECT_THAT(error_of_reading(folder_.write("a", std::string(101, 'x'))), HasSubstr("too large"));
}

TEST_F(RegularFile, WrittenAtomicallyReplacesALinkBesideIt) {
  const fs::path victim = folder_.write("victim", "victim");
  const fs::path file = folder_.path() / "state.json";
  fs::create_symlink(victim, unfinished_file(file));
  write_file_atomically(file, "new");
  EXPECT_EQ(read_regular_file(victim), "victim");
  EXPECT_EQ(read_regular_file(file), "new");
  EXPECT_FALSE(fs::exists(fs::symlink_status(unfinished_file(file))));
}

}  // namespace
}  // namespace fundstelle
