#include "indexer/runs/source_scan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

TEST(IsAtOrBelow, GoesByWholeNames) {
  EXPECT_TRUE(is_at_or_below("/news", "/news"));
  EXPECT_TRUE(is_at_or_below("/news/de/a.txt", "/news"));
  EXPECT_TRUE(is_at_or_below("/news", "/"));
  EXPECT_FALSE(is_at_or_below("/newspaper", "/news"));
  EXPECT_FALSE(is_at_or_below("/news", "/news/de"));
}

class SourceScanTest : public testing::Test {
 protected:
  SourceScanTest() {
    scan_.roots = {"/news", "/more/a.txt"};
    scan_.unreadable = {"/news/locked", "/news/link.txt"};
  }
  SourceScan scan_;
};

TEST_F(SourceScanTest, CoversWhatCouldHaveBeenFound) {
  EXPECT_TRUE(scan_.covers("/news/gone.txt"));
  EXPECT_TRUE(scan_.covers("/news/locked.txt"));
  EXPECT_TRUE(scan_.covers("/more/a.txt"));
}

TEST_F(SourceScanTest, DoesNotCoverOtherSources) {
  EXPECT_FALSE(scan_.covers("/newspaper/a.txt"));
  EXPECT_FALSE(scan_.covers("/more/b.txt"));
  EXPECT_FALSE(scan_.covers("-"));
  EXPECT_FALSE(scan_.is_out_of_reach("/newspaper/a.txt"));
}

TEST_F(SourceScanTest, HasOutOfReachWhatLiesBehindATrouble) {
  for (const char* path : {"/news/locked", "/news/locked/deep/a.txt", "/news/link.txt"}) {
    EXPECT_TRUE(scan_.is_out_of_reach(path)) << path;
    EXPECT_FALSE(scan_.covers(path)) << path;
  }
}

class ScanSources : public testing::Test {
 protected:
  static Source source(const fs::path& path) { return {path.string(), {}, {}}; }

  std::vector<std::string> scanned(const std::vector<Source>& sources,
                                   const fs::path& index = "/nowhere") {
    scan_ = scan_sources(
        sources, index, [&](Failure&& failure) { failures_.push_back(std::move(failure)); },
        [&](const fs::path& path) {
          visited_.push_back(path.lexically_relative(folder_.path()).string());
        });
    std::vector<std::string> names;
    for (const FoundFile& file : scan_.files) {
      names.push_back(std::filesystem::path(file.path).lexically_relative(folder_.path()).string());
    }
    return names;
  }

  const TemporaryFolder folder_;
  SourceScan scan_;
  std::vector<Failure> failures_;
  std::vector<std::string> visited_;
};

TEST_F(ScanSources, FindsEachFileOnceInOverlappingSources) {
  folder_.write("a.txt", "12345");
  folder_.write("deep/b.txt", "123");
  EXPECT_THAT(scanned({source(folder_.path() / "deep"), source(folder_.path())}),
              ElementsAre("deep/b.txt", "a.txt"));
  EXPECT_EQ(scan_.bytes, 8U);
}

TEST_F(ScanSources, ReportsATroubleOfOverlappingSourcesOnce) {
  folder_.write("deep/b.txt", "123");
  fs::create_symlink("nowhere", folder_.path() / "deep" / "link.txt");
  scanned({source(folder_.path()), source(folder_.path() / "deep")});
  EXPECT_EQ(failures_.size(), 1U);
  EXPECT_THAT(scan_.unreadable, ElementsAre(folder_.path() / "deep" / "link.txt"));
}

TEST_F(ScanSources, LeavesTheIndexOut) {
  folder_.write("a.txt", "1");
  folder_.write("index/b.txt", "1");
  EXPECT_THAT(scanned({source(folder_.path())}, folder_.path() / "index"), ElementsAre("a.txt"));
}

TEST_F(ScanSources, DoesNotTellOfTheIndexsOwnFolder) {
  folder_.write("news/a.txt", "x");
  folder_.write("index/gen-0001/postlist.glass", "x");
  scanned({source(folder_.path())}, folder_.path() / "index");
  EXPECT_THAT(visited_, ElementsAre(".", "news"));
}

TEST_F(ScanSources, LeavesTheIndexOutWhenALinkLeadsToIt) {
  folder_.write("news/a.txt", "1");
  folder_.write("index/b.txt", "1");
  fs::create_directory_symlink("../index", folder_.path() / "news/link");
  EXPECT_THAT(scanned({source(folder_.path() / "news")}, folder_.path() / "index"),
              ElementsAre("news/a.txt"));
}

TEST_F(ScanSources, RefusesASourceInTheIndex) {
  folder_.write("index/sub/b.txt", "1");
  fs::create_directory_symlink("index/sub", folder_.path() / "link");
  const fs::path index = folder_.path() / "index";
  EXPECT_THROW(scanned({source(index)}, index), Error);
  EXPECT_THROW(scanned({source(index / "sub")}, index), Error);
  EXPECT_THROW(scanned({source(index / "sub/b.txt")}, index), Error);
  EXPECT_THROW(scanned({source(folder_.path() / "link")}, index), Error);
}

TEST_F(ScanSources, ALinkToAFolderFoundBeforeIsNoVanishedFile) {
  folder_.write("elsewhere/a.txt", "1");
  folder_.write("news/b.txt", "1");
  fs::create_directory_symlink("../elsewhere", folder_.path() / "news/one");
  fs::create_directory_symlink("../elsewhere", folder_.path() / "news/two");
  scanned({source(folder_.path() / "news")});
  ASSERT_EQ(failures_.size(), 1U);
  EXPECT_FALSE(failures_[0].lost);
  EXPECT_FALSE(scan_.covers((folder_.path() / "news/two").native()));
  EXPECT_TRUE(scan_.covers((folder_.path() / "news/two/a.txt").native()));
}

TEST_F(ScanSources, ThrowsWhenASourceIsGone) {
  EXPECT_THROW(scanned({source(folder_.path()), source(folder_.path() / "gone")}), Error);
}

}  // namespace
}  // namespace fundstelle
