#include "base/scratch_file.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

#include "base/error.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

TEST(ScratchFile, GivesBackWhatWasAppended) {
  const TemporaryFolder folder;
  ScratchFile file(folder.path());
  file.append("abc");
  file.append(std::string(100'000, 'x'));
  file.append("xyz");
  EXPECT_EQ(file.size(), 100'006U);
  std::array<char, 10> buffer{};
  EXPECT_EQ(file.read(0, buffer), 10U);
  EXPECT_EQ(std::string(buffer.data(), 4), "abcx");
  EXPECT_EQ(file.read(100'002, buffer), 4U);
  EXPECT_EQ(std::string(buffer.data(), 4), "xxyz");
  EXPECT_EQ(file.read(100'006, buffer), 0U);
}

TEST(ScratchFile, HasNoNameThatAKillCouldLeave) {
  const TemporaryFolder folder;
  ScratchFile file(folder.path());
  file.append("abc");
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(ScratchFile, SaysWhereItCannotBe) {
  EXPECT_THROW(ScratchFile("/no/such/folder"), Error);
}

}  // namespace
}  // namespace fundstelle
