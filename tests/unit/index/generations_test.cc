#include "index/generations.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

class GenerationsTest : public testing::Test {
 protected:
  std::uint32_t publish_next() const {
    const std::uint32_t next = generations_.next();
    fs::create_directory(generations_.folder(next));
    generations_.publish(next);
    return next;
  }

  std::set<std::string> names() const {
    std::set<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder_.path())) {
      found.insert(entry.path().filename().string());
    }
    return found;
  }

  TemporaryFolder folder_;
  Generations generations_{folder_.path()};
};

TEST_F(GenerationsTest, AreNoneInAnEmptyFolder) {
  EXPECT_FALSE(generations_.current());
}

TEST_F(GenerationsTest, AreNoneWhereThereIsNoFolder) {
  EXPECT_FALSE(Generations(folder_.path() / "absent").current());
}

TEST_F(GenerationsTest, RefuseAFileAsFolder) {
  const fs::path file = folder_.write("file", "");
  EXPECT_THROW(static_cast<void>(Generations(file).current()), Error);
}

TEST_F(GenerationsTest, NameThePublishedOne) {
  EXPECT_EQ(publish_next(), 1U);
  EXPECT_EQ(generations_.current(), 1U);
}

TEST_F(GenerationsTest, KnowTheOneBefore) {
  publish_next();
  EXPECT_EQ(generations_.previous(), std::nullopt);
  publish_next();
  EXPECT_EQ(generations_.previous(), 1U);
}

TEST_F(GenerationsTest, KnowTheirLeftovers) {
  publish_next();
  publish_next();
  EXPECT_TRUE(generations_.leftovers().empty());
  const fs::path half = folder_.path() / "gen-0003.tmp";
  fs::create_directory(half);
  EXPECT_EQ(generations_.leftovers(), std::vector<fs::path>{half});
}

TEST_F(GenerationsTest, KeepTheOneBefore) {
  publish_next();
  publish_next();
  EXPECT_THAT(names(), ElementsAre("XAPIANDB", "gen-0001", "gen-0002"));
}

TEST_F(GenerationsTest, GoBackAndForth) {
  publish_next();
  publish_next();
  generations_.publish(1);
  EXPECT_EQ(generations_.current(), 1U);
  EXPECT_EQ(generations_.previous(), 2U);
  generations_.publish(2);
  EXPECT_EQ(generations_.current(), 2U);
}

TEST_F(GenerationsTest, DoNotGiveTheNumberOfOneThatWasRolledBackAgain) {
  publish_next();
  publish_next();
  generations_.publish(1);
  EXPECT_EQ(publish_next(), 3U);
  EXPECT_THAT(names(), ElementsAre("XAPIANDB", "gen-0001", "gen-0003"));
}

TEST_F(GenerationsTest, RemoveOlderOnes) {
  for (int i = 0; i < 4; ++i) publish_next();
  EXPECT_THAT(names(), ElementsAre("XAPIANDB", "gen-0003", "gen-0004"));
}

TEST_F(GenerationsTest, RemoveWhatAStoppedRunLeft) {
  publish_next();
  fs::create_directory(folder_.path() / "gen-0002");
  folder_.write("gen-0003.tmp/segment-000000/postlist.glass", "x");
  generations_.remove_leftovers();
  EXPECT_THAT(names(), ElementsAre("XAPIANDB", "gen-0001"));
}

TEST_F(GenerationsTest, RemoveAStubThatWasNotPublished) {
  publish_next();
  folder_.write("XAPIANDB.new", "auto gen-00");
  generations_.remove_leftovers();
  EXPECT_EQ(names(), (std::set<std::string>{"XAPIANDB", "gen-0001"}));
}

TEST_F(GenerationsTest, LeaveForeignFilesAlone) {
  folder_.write("state.json", "{}");
  folder_.write("general/notes", "");
  publish_next();
  EXPECT_THAT(names(), ElementsAre("XAPIANDB", "gen-0001", "general", "state.json"));
}

TEST_F(GenerationsTest, GoOnBehindTenThousand) {
  fs::create_directory(generations_.folder(12'345));
  generations_.publish(12'345);
  EXPECT_EQ(generations_.current(), 12'345U);
  EXPECT_EQ(generations_.next(), 12'346U);
}

TEST_F(GenerationsTest, CannotBeToldFromADamagedStub) {
  for (const char* stub : {"", "auto", "auto elsewhere", "auto gen-x", "\xFF\xFE",
                           "auto gen-0002\n# previous gen-0002\n"}) {
    folder_.write("XAPIANDB", stub);
    EXPECT_THROW(static_cast<void>(generations_.current()), Error) << stub;
  }
}

TEST_F(GenerationsTest, AreKeptWhileTheStubIsDamaged) {
  publish_next();
  folder_.write("XAPIANDB", "");
  generations_.remove_leftovers();
  EXPECT_EQ(generations_.next(), 2U);
  EXPECT_TRUE(fs::exists(generations_.folder(1)));
}

TEST_F(GenerationsTest, ReplaceADamagedStub) {
  publish_next();
  folder_.write("XAPIANDB", "");
  EXPECT_EQ(publish_next(), 2U);
  EXPECT_EQ(generations_.current(), 2U);
}

}  // namespace
}  // namespace fundstelle
