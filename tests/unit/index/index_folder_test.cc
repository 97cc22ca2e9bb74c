#include "index/index_folder.h"

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/error.h"
#include "index/generations.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

unsigned mode(const fs::path& path) {
  struct stat status {};
  EXPECT_EQ(::lstat(path.c_str(), &status), 0);
  return status.st_mode & 0777;
}

class IndexFolder : public testing::Test {
 protected:
  // Why the folder may not become an index; empty when it may.
  std::string refusal() const {
    try {
      prepare_index_folder(folder_.path());
    } catch (const Error& error) {
      return error.message();
    }
    return {};
  }

  TemporaryFolder folder_;
};

TEST_F(IndexFolder, IsCreatedForItsOwnerOnly) {
  const fs::path index = folder_.path() / "a" / "b";
  prepare_index_folder(index);
  EXPECT_EQ(mode(index), 0700U);
}

TEST_F(IndexFolder, MayBeEmpty) {
  EXPECT_EQ(refusal(), "");
}

TEST_F(IndexFolder, MayBeALinkToAFolder) {
  const fs::path link = folder_.path() / "link";
  fs::create_directory_symlink(fs::temp_directory_path(), link);
  fs::create_directory(folder_.path() / "target");
  fs::remove(link);
  fs::create_directory_symlink(folder_.path() / "target", link);
  EXPECT_NO_THROW(prepare_index_folder(link));
}

TEST_F(IndexFolder, MayHoldWhatAnIndexerThatBeginsHasMade) {
  folder_.write("lock", "");
  folder_.write("fundstelle.new", "");
  EXPECT_EQ(refusal(), "");
}

TEST_F(IndexFolder, HoldsNothingElse) {
  for (const char* file : {"p.txt", "gen-2024/p.txt", "gen-1 holiday/p.txt", "gen-0001/iamglass"}) {
    const fs::path path = folder_.write(file, "");
    EXPECT_THAT(refusal(),
                HasSubstr("not empty, and no index: it holds " + fs::path(file).begin()->string()));
    fs::remove_all(folder_.path() / *fs::path(file).begin());
  }
}

TEST_F(IndexFolder, DoesNotBeginWithLinks) {
  const TemporaryFolder other;
  other.write("victim", "victim");
  for (const char* name : {"lock", "state.json.new", "fundstelle"}) {
    fs::create_symlink(other.path() / "victim", folder_.path() / name);
    EXPECT_THROW(prepare_index_folder(folder_.path()), Error) << name;
    fs::remove(folder_.path() / name);
  }
}

TEST_F(IndexFolder, IsKnownByAnyOfItsSigns) {
  const std::pair<const char*, const char*> signs[] = {
      {"fundstelle", "index 0123456789abcdef0123456789abcdef\n"},
      {"XAPIANDB", "auto gen-0001\n"},
      {"lock", "pid 1 since 2025-01-01T00:00:00Z: indexer update\n"},
      {"state.json", "{\n  \"runs\": []}\n"},
      {"gen-0001/fundstelle", "index 0123456789abcdef0123456789abcdef\ngeneration published\n"}};
  folder_.write("p.txt", "");
  for (const auto& [name, content] : signs) {
    EXPECT_NE(refusal(), "") << name;
    folder_.write(name, content);
    EXPECT_EQ(refusal(), "") << name;
    fs::remove_all(folder_.path() / *fs::path(name).begin());
  }
}

TEST_F(IndexFolder, IsOpenedToOthersAndClosedAgain) {
  const PrivateFiles files(Readers::kOwner);
  const Generations generations(folder_.path());
  generations.take_possession();
  generations.publish(generations.create());
  folder_.write("gen-0001/postlist.glass", "");
  folder_.write("foreign", "");
  EXPECT_EQ(current_readers(folder_.path()), Readers::kOwner);
  EXPECT_EQ(mode(folder_.path() / "XAPIANDB"), 0600U);

  open_to(folder_.path(), Readers::kGroup);
  EXPECT_EQ(current_readers(folder_.path()), Readers::kGroup);
  EXPECT_EQ(mode(folder_.path()), 0750U);
  EXPECT_EQ(mode(folder_.path() / "gen-0001"), 0750U);
  EXPECT_EQ(mode(folder_.path() / "gen-0001/postlist.glass"), 0640U);
  EXPECT_EQ(mode(folder_.path() / "foreign"), 0600U);

  open_to(folder_.path(), Readers::kAll);
  EXPECT_EQ(current_readers(folder_.path()), Readers::kAll);
  EXPECT_EQ(mode(folder_.path() / "XAPIANDB"), 0644U);

  open_to(folder_.path(), Readers::kOwner);
  EXPECT_EQ(mode(folder_.path()), 0700U);
  EXPECT_EQ(mode(folder_.path() / "gen-0001/postlist.glass"), 0600U);
}

TEST_F(IndexFolder, OfAnOlderVersionStaysAsReadableAsItIs) {
  EXPECT_EQ(current_readers(folder_.path()), Readers::kOwner);
  fs::permissions(folder_.write("XAPIANDB", "auto gen-0001\n"), fs::perms(0644));
  EXPECT_EQ(current_readers(folder_.path()), Readers::kAll);
}

TEST(PrivateFiles, GivesTheUmaskBack) {
  const mode_t before = ::umask(022);
  { const PrivateFiles files(Readers::kGroup); }
  EXPECT_EQ(::umask(before), 022U);
}

}  // namespace
}  // namespace fundstelle
