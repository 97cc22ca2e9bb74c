#include "index/generations.h"

#include <fstream>
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
  GenerationsTest() { generations_.take_possession(); }

  std::uint32_t create() const {
    const std::uint32_t next = generations_.create();
    std::ofstream(generations_.folder(next) / "iamglass") << "a database\n";
    return next;
  }

  std::uint32_t publish_next() const {
    const std::uint32_t next = create();
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
  create();
  EXPECT_THAT(generations_.leftovers(), ElementsAre(generations_.folder(3)));
}

TEST_F(GenerationsTest, KeepTheOneBefore) {
  publish_next();
  publish_next();
  EXPECT_THAT(names(), ElementsAre("XAPIANDB", "fundstelle", "gen-0001", "gen-0002"));
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
  EXPECT_THAT(names(), ElementsAre("XAPIANDB", "fundstelle", "gen-0001", "gen-0003"));
}

TEST_F(GenerationsTest, RemoveOlderOnes) {
  for (int i = 0; i < 4; ++i) publish_next();
  EXPECT_THAT(names(), ElementsAre("XAPIANDB", "fundstelle", "gen-0003", "gen-0004"));
}

TEST_F(GenerationsTest, RemoveWhatAStoppedRunLeft) {
  publish_next();
  create();
  folder_.write("gen-0002/segments/segment-000000/postlist.glass", "x");
  folder_.write("gen-0002/fundstelle.new", "x");
  generations_.take_possession();
  EXPECT_THAT(names(), ElementsAre("XAPIANDB", "fundstelle", "gen-0001"));
}

TEST_F(GenerationsTest, RemoveOneThatGotNoMarker) {
  for (const char* file : {"fundstelle.new", "fundstelle"}) {
    folder_.write(fs::path("generation.tmp") / file, "index");
    generations_.take_possession();
    EXPECT_THAT(names(), ElementsAre("fundstelle")) << file;
  }
  fs::create_directory(folder_.path() / "generation.tmp");
  generations_.take_possession();
  EXPECT_EQ(create(), 1U);
}

TEST_F(GenerationsTest, DoNotGrowOutOfAFolderOfTheUsers) {
  folder_.write("generation.tmp/precious.txt", "");
  generations_.take_possession();
  EXPECT_THROW(generations_.create(), Error);
  EXPECT_TRUE(fs::exists(folder_.path() / "generation.tmp/precious.txt"));
}

TEST_F(GenerationsTest, OfAFirstBuildThatWasKilledAreNoIndexYet) {
  create();
  EXPECT_FALSE(generations_.damage());
  EXPECT_EQ(generations_.current(), std::nullopt);
  generations_.take_possession();
  EXPECT_THAT(names(), ElementsAre("fundstelle"));
}

TEST_F(GenerationsTest, RemoveAStubThatWasNotPublished) {
  publish_next();
  folder_.write("XAPIANDB.new", "auto gen-00");
  folder_.write("gen-0001/fundstelle.new", "index");
  generations_.take_possession();
  EXPECT_THAT(names(), ElementsAre("XAPIANDB", "fundstelle", "gen-0001"));
  EXPECT_FALSE(fs::exists(folder_.path() / "gen-0001/fundstelle.new"));
}

TEST_F(GenerationsTest, LeaveForeignFilesAlone) {
  folder_.write("state.json", "{}");
  folder_.write("general/notes", "");
  folder_.write("gen-2024/precious.txt", "");
  folder_.write("gen-1 holiday/p.txt", "");
  folder_.write("gen-0001.tmp/p.txt", "");
  for (int i = 0; i < 3; ++i) publish_next();
  generations_.take_possession();
  for (const char* path : {"general/notes", "gen-2024/precious.txt", "gen-1 holiday/p.txt",
                           "gen-0001.tmp/p.txt", "state.json"}) {
    EXPECT_TRUE(fs::exists(folder_.path() / path)) << path;
  }
  EXPECT_THAT(generations_.kept(), ElementsAre(generations_.folder(2024)));
}

TEST_F(GenerationsTest, LeaveForeignFilesInAnOldGenerationAlone) {
  publish_next();
  folder_.write("gen-0001/precious.txt", "");
  fs::create_directory_symlink(folder_.path() / "gen-0001", folder_.path() / "gen-0001/segments");
  publish_next();
  publish_next();
  EXPECT_TRUE(fs::exists(folder_.path() / "gen-0001/precious.txt"));
  EXPECT_FALSE(fs::exists(folder_.path() / "gen-0001/iamglass"));
}

TEST_F(GenerationsTest, LeaveThoseOfAnotherIndexAlone) {
  publish_next();
  const TemporaryFolder other;
  const Generations others(other.path());
  others.take_possession();
  fs::copy(others.folder(others.create()), generations_.folder(7));
  generations_.take_possession();
  EXPECT_TRUE(fs::exists(generations_.folder(7)));
}

TEST_F(GenerationsTest, LeaveALinkToAGenerationAlone) {
  publish_next();
  create();
  fs::rename(generations_.folder(2), folder_.path() / "elsewhere");
  fs::create_directory_symlink(folder_.path() / "elsewhere", generations_.folder(2));
  generations_.take_possession();
  EXPECT_TRUE(fs::exists(folder_.path() / "elsewhere/iamglass"));
}

TEST_F(GenerationsTest, TakeOverWhatAnOlderVersionPublished) {
  for (const char* path : {"gen-0001/iamglass", "gen-0002/iamglass"}) folder_.write(path, "x");
  folder_.write("XAPIANDB", "auto gen-0002\n# previous gen-0001\n");
  generations_.take_possession();
  publish_next();
  EXPECT_THAT(names(), ElementsAre("XAPIANDB", "fundstelle", "gen-0002", "gen-0003"));
}

TEST_F(GenerationsTest, FindTheirIdInTheCurrentOne) {
  publish_next();
  fs::remove(folder_.path() / "fundstelle");
  generations_.take_possession();
  EXPECT_EQ(read_marker(folder_.path())->index_id, read_marker(generations_.folder(1))->index_id);
}

TEST_F(GenerationsTest, AreKeptUntilAPersonRemovesThemWhenAskedTo) {
  publish_next();
  generations_.keep(1);
  for (int i = 0; i < 3; ++i) publish_next();
  generations_.take_possession();
  EXPECT_THAT(generations_.kept(), ElementsAre(generations_.folder(1)));
}

TEST_F(GenerationsTest, AreDiscardedOnlyIfTheyWereNotPublished) {
  generations_.discard(publish_next());
  EXPECT_TRUE(fs::exists(generations_.folder(1)));
  generations_.discard(create());
  EXPECT_FALSE(fs::exists(generations_.folder(2)));
}

TEST_F(GenerationsTest, GoOnBehindTenThousand) {
  fs::create_directory(generations_.folder(12'345));
  generations_.publish(12'345);
  EXPECT_EQ(generations_.current(), 12'345U);
  EXPECT_EQ(create(), 12'346U);
}

TEST_F(GenerationsTest, CannotBeToldFromADamagedStub) {
  for (const char* stub : {"", "auto", "auto elsewhere", "auto gen-x", "\xFF\xFE",
                           "auto gen-0002\n# previous gen-0002\n"}) {
    folder_.write("XAPIANDB", stub);
    EXPECT_THROW(static_cast<void>(generations_.current()), Error) << stub;
  }
}

TEST_F(GenerationsTest, CannotBeToldFromAStubThatIsNoFile) {
  publish_next();
  fs::rename(folder_.path() / "XAPIANDB", folder_.path() / "elsewhere");
  fs::create_symlink(folder_.path() / "elsewhere", folder_.path() / "XAPIANDB");
  EXPECT_THROW(static_cast<void>(generations_.damage()), Error);
  EXPECT_THROW(generations_.take_possession(), Error);
}

TEST_F(GenerationsTest, AreKeptWhileTheStubIsDamaged) {
  publish_next();
  create();
  folder_.write("XAPIANDB", "");
  generations_.take_possession();
  EXPECT_TRUE(fs::exists(generations_.folder(1)));
  EXPECT_TRUE(fs::exists(generations_.folder(2)));
}

TEST_F(GenerationsTest, MayTakeThePlaceOfADamagedStub) {
  for (int i = 0; i < 3; ++i) publish_next();
  create();
  for (const bool missing : {false, true}) {
    folder_.write("XAPIANDB", "");
    if (missing) fs::remove(folder_.path() / "XAPIANDB");
    EXPECT_THAT(generations_.candidates(), ElementsAre(3, 2, 4));
    ASSERT_TRUE(generations_.damage());
    EXPECT_EQ(generations_.damage()->hint(), "`indexer rollback` takes gen-0003 back into use");
  }
  generations_.publish(3);
  EXPECT_EQ(generations_.current(), 3U);
  EXPECT_EQ(generations_.previous(), 2U);
}

TEST_F(GenerationsTest, ReplaceADamagedStub) {
  publish_next();
  folder_.write("XAPIANDB", "");
  EXPECT_EQ(publish_next(), 2U);
  EXPECT_EQ(generations_.current(), 2U);
  EXPECT_EQ(generations_.previous(), 1U);
}

}  // namespace
}  // namespace fundstelle
