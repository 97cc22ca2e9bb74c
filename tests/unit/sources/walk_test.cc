#include "indexer/sources/walk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "tests/unit/sources/reading.h"
#include "tests/unit/without_privileges.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class Walk : public testing::Test {
 protected:
  void touch(const std::string& name, std::string_view bytes = "x") { folder_.write(name, bytes); }
  void link(const std::string& target, const std::string& name) {
    std::filesystem::create_symlink(target, folder_.path() / name);
  }

  // The files below the folder, relative to it; failures are kept.
  std::vector<std::string> files(const WalkOptions& options = {}) {
    return files_of(folder_.path(), options);
  }

  std::vector<std::string> files_of(const std::filesystem::path& source,
                                    const WalkOptions& options = {}) {
    std::vector<std::string> found;
    failures_.clear();
    subtrees_.clear();
    found_before_.clear();
    walk(source, options,
         {[&](const FoundFile& file) {
            found.push_back(std::filesystem::path(file.path).lexically_relative(folder_.path()));
          },
          [&](Failure&& failure, const std::filesystem::path& subtree) {
            failures_.push_back(std::move(failure));
            subtrees_.push_back(subtree.lexically_relative(folder_.path()));
          },
          {},
          [&](Failure&& failure) {
            found_before_.push_back(
                std::filesystem::path(failure.path).lexically_relative(folder_.path()));
          }});
    return found;
  }

  TemporaryFolder folder_;
  std::vector<Failure> failures_;
  std::vector<std::string> subtrees_;
  std::vector<std::string> found_before_;
};

TEST_F(Walk, FindsReadableFilesInByteOrderOfTheirPaths) {
  for (const char* name : {"b.txt", "a/z.md", "a/b/c.html", "a.txt", "a-b.json", "a.pdf", "B.TXT",
                           "ab/x.jsonl.gz", "a/b.htm"}) {
    touch(name);
  }
  std::vector<std::string> found = files();
  EXPECT_THAT(found, ElementsAre("B.TXT", "a-b.json", "a.txt", "a/b.htm", "a/b/c.html", "a/z.md",
                                 "ab/x.jsonl.gz", "b.txt"));
  EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
  EXPECT_THAT(failures_, IsEmpty());
}

TEST_F(Walk, SkipsHiddenFilesAndFolders) {
  touch(".hidden.txt");
  touch(".git/a.txt");
  touch("a.txt");
  EXPECT_THAT(files(), ElementsAre("a.txt"));
}

TEST_F(Walk, EntersAHiddenFolderThatIsTheSource) {
  touch(".news/a.txt");
  EXPECT_THAT(files_of(folder_.path() / ".news"), ElementsAre(".news/a.txt"));
}

TEST_F(Walk, ReportsWhatChangeDetectionCompares) {
  touch("a.txt", "12345");
  struct stat status {};
  ASSERT_EQ(::stat((folder_.path() / "a.txt").c_str(), &status), 0);
  walk(folder_.path(), {},
       {[&](const FoundFile& file) {
          EXPECT_EQ(file.stamp.size, 5U);
          EXPECT_EQ(file.stamp.inode, status.st_ino);
          EXPECT_EQ(file.stamp.device, status.st_dev);
          EXPECT_EQ(file.stamp.modified_ns,
                    status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec);
        },
        [](Failure&&, const std::filesystem::path&) { FAIL(); }});
}

TEST_F(Walk, KeepsPathsOfAnyBytes) {
  touch("sp ace/new\nline.txt");
  touch("M\xFCller.txt");
  EXPECT_THAT(files(), ElementsAre("M\xFCller.txt", "sp ace/new\nline.txt"));
}

TEST_F(Walk, TakesAFileThatIsNamedWhateverItsName) {
  touch("a.docx");
  EXPECT_THAT(files_of(folder_.path() / "a.docx"), ElementsAre("a.docx"));
}

TEST_F(Walk, RefusesASourceThatDoesNotExist) {
  EXPECT_THROW(files_of(folder_.path() / "nothing"), Error);
}

TEST_F(Walk, RefusesASpecialFileAsSource) {
  ASSERT_EQ(::mkfifo((folder_.path() / "pipe").c_str(), 0600), 0);
  EXPECT_THROW(files_of(folder_.path() / "pipe"), Error);
}

TEST_F(Walk, SkipsSpecialFilesSilently) {
  ASSERT_EQ(::mkfifo((folder_.path() / "pipe.txt").c_str(), 0600), 0);
  link("/dev/null", "null.txt");
  touch("a.txt");
  EXPECT_THAT(files(), ElementsAre("a.txt"));
  EXPECT_THAT(failures_, IsEmpty());
}

TEST_F(Walk, FollowsLinks) {
  touch("real/a.txt");
  link("real", "linked");
  link("real/a.txt", "b.txt");
  EXPECT_THAT(files(), ElementsAre("b.txt", "linked/a.txt", "real/a.txt"));
}

TEST_F(Walk, ReportsALinkToNothing) {
  link("nothing", "a.txt");
  touch("b.txt");
  EXPECT_THAT(files(), ElementsAre("b.txt"));
  ASSERT_THAT(failures_, SizeIs(1));
  EXPECT_THAT(failures_[0].reason, HasSubstr("link to nothing"));
  EXPECT_THAT(subtrees_, ElementsAre("a.txt"));
}

TEST_F(Walk, EntersALoopOnlyOnce) {
  touch("a/b/c.txt");
  link("../..", "a/b/up");
  link("self", "self");
  EXPECT_THAT(files(), ElementsAre("a/b/c.txt"));
  ASSERT_THAT(failures_, SizeIs(2));
  EXPECT_THAT(subtrees_, testing::UnorderedElementsAre("a/b/up", "self"));
}

TEST_F(Walk, EntersAFolderThroughOneLinkOnly) {
  touch("news/real/a.txt");
  touch("elsewhere/deep/b.txt");
  link("../elsewhere", "news/one");
  link("../elsewhere", "news/two");
  link("../elsewhere/deep", "news/three");
  link("real", "news/zero");
  EXPECT_THAT(files_of(folder_.path() / "news"),
              ElementsAre("news/one/deep/b.txt", "news/real/a.txt", "news/zero/a.txt"));
  EXPECT_THAT(found_before_, ElementsAre("news/three", "news/two"));
  EXPECT_THAT(failures_, IsEmpty());
}

TEST_F(Walk, EndsWhereLinksMultiplyWithEachLevel) {
  touch("n0/a.txt");
  for (int level = 1; level <= 40; ++level) {
    const std::string name = "n" + std::to_string(level);
    std::filesystem::create_directory(folder_.path() / name);
    link("../n" + std::to_string(level - 1), name + "/left");
    link("../n" + std::to_string(level - 1), name + "/right");
  }
  EXPECT_LE(files().size(), 2U);
}

TEST_F(Walk, PassesOverTheSkippedFolderWhateverLeadsToIt) {
  touch("a.txt");
  touch("index/b.txt");
  link("index", "link");
  EXPECT_THAT(files({{}, {}, folder_.path() / "index"}), ElementsAre("a.txt"));
  EXPECT_THAT(failures_, IsEmpty());
}

TEST_F(Walk, RefusesASourceOfTheKernel) {
  EXPECT_THROW(files_of("/proc"), Error);
  EXPECT_THROW(files_of("/proc/self/status"), Error);
  link("/proc", "link");
  EXPECT_THROW(files_of(folder_.path() / "link"), Error);
}

TEST_F(Walk, LeavesFileSystemsOfTheKernelOut) {
  touch("a.txt");
  link("/proc", "folder");
  link("/proc/self/status", "file.txt");
  EXPECT_THAT(files(), ElementsAre("a.txt"));
  ASSERT_THAT(failures_, SizeIs(2));
  for (const Failure& failure : failures_) {
    EXPECT_THAT(failure.reason, HasSubstr("file system of the kernel (proc)"));
    EXPECT_FALSE(failure.lost);
  }
  EXPECT_THAT(subtrees_, testing::UnorderedElementsAre("folder", "file.txt"));
}

TEST_F(Walk, ReportsAFolderWithoutPermission) {
  touch("closed/a.txt");
  touch("open.txt");
  ::chmod((folder_.path() / "closed").c_str(), 0);
  {
    const WithoutPrivileges nobody(folder_.path());
    EXPECT_THAT(files(), ElementsAre("open.txt"));
  }
  ::chmod((folder_.path() / "closed").c_str(), 0700);
  ASSERT_THAT(failures_, SizeIs(1));
  EXPECT_THAT(failures_[0].reason, HasSubstr("Permission denied"));
  EXPECT_THAT(subtrees_, ElementsAre("closed"));
}

TEST_F(Walk, HonoursIgnoreFiles) {
  touch(".fundstelleignore",
        "# comment\n\n*.md\n!keep.md\r\ndrafts/\nyear/2024/*.txt\n/top.txt\n  spaced.txt  \n");
  for (const char* name :
       {"a.md", "keep.md", "deep/b.md", "deep/keep.md", "drafts/a.txt", "deep/drafts/a.txt",
        "drafts.txt", "year/2024/a.txt", "deep/year/2024/b.txt", "year/2024/x/a.txt", "top.txt",
        "deep/top.txt", "spaced.txt"}) {
    touch(name);
  }
  EXPECT_THAT(files(), ElementsAre("deep/keep.md", "deep/top.txt", "deep/year/2024/b.txt",
                                   "drafts.txt", "keep.md", "year/2024/x/a.txt"));
}

TEST_F(Walk, LetsTheInnerIgnoreFileDecide) {
  touch(".fundstelleignore", "*.txt\n");
  touch("sub/.fundstelleignore", "!a.txt\n");
  touch("a.txt");
  touch("sub/a.txt");
  touch("sub/b.txt");
  touch("sub/deeper/a.txt");
  EXPECT_THAT(files(), ElementsAre("sub/a.txt", "sub/deeper/a.txt"));
}

TEST_F(Walk, LeavesAFolderAloneWhoseIgnoreFileCannotBeRead) {
  touch("a.txt");
  touch("sub/b.txt");
  std::filesystem::create_directory(folder_.path() / "sub/.fundstelleignore");
  EXPECT_THAT(files(), ElementsAre("a.txt"));
  EXPECT_THAT(subtrees_, ElementsAre("sub"));
}

TEST_F(Walk, AppliesGlobsOfTheCommandLine) {
  for (const char* name : {"a.txt", "b.md", "old/a.txt", "old/b.md", "new/old/c.txt"}) touch(name);
  EXPECT_THAT(files({{"*.txt"}, {}}), ElementsAre("a.txt", "new/old/c.txt", "old/a.txt"));
  EXPECT_THAT(files({{}, {"old"}}), ElementsAre("a.txt", "b.md"));
  EXPECT_THAT(files({{}, {"old/*.md"}}),
              ElementsAre("a.txt", "b.md", "new/old/c.txt", "old/a.txt"));
  EXPECT_THAT(files({{"**/c.txt"}, {}}), ElementsAre("new/old/c.txt"));
  EXPECT_THAT(files({{"*.txt"}, {"a.*"}}), ElementsAre("new/old/c.txt"));
}

TEST(SourcePath, IsAbsoluteAndNormalised) {
  const std::filesystem::path here = std::filesystem::current_path();
  EXPECT_EQ(source_path("a/../b//c/./"), here / "b/c");
  EXPECT_EQ(source_path("."), here);
  EXPECT_EQ(source_path("/"), "/");
  EXPECT_EQ(source_path("/a/.."), "/");
  EXPECT_EQ(source_path("/a/b/"), "/a/b");
  EXPECT_THROW(source_path(""), Error);
}

TEST(SourcePath, DoesNotResolveLinks) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.path() / "real");
  std::filesystem::create_symlink("real", folder.path() / "link");
  EXPECT_EQ(source_path(folder.path() / "link/x/.."), folder.path() / "link");
}

TEST_F(Walk, TellsOfTheSourceAndOfEachFolderBeforeItLooks) {
  touch("a/b/c.txt");
  touch("a/d.txt");
  touch(".hidden/e.txt");
  std::vector<std::string> told;
  const auto remember = [&](const std::filesystem::path& path) {
    told.push_back(path.lexically_relative(folder_.path()));
  };
  walk(folder_.path(), {},
       {[&](const FoundFile& file) { remember(file.path); },
        [](Failure&&, const std::filesystem::path&) {}, remember});
  EXPECT_THAT(told, ElementsAre(".", "a", "a/b", "a/b/c.txt", "a/d.txt"));
}

TEST_F(Walk, TellsOfASourceThatIsAFileOrGone) {
  touch("a.txt");
  std::vector<std::string> told;
  const WalkSink sink{[](const FoundFile&) {}, [](Failure&&, const std::filesystem::path&) {},
                      [&](const std::filesystem::path& path) { told.push_back(path.filename()); }};
  walk(folder_.path() / "a.txt", {}, sink);
  EXPECT_THROW(walk(folder_.path() / "b.txt", {}, sink), Error);
  EXPECT_THAT(told, ElementsAre("a.txt", "b.txt"));
}

}  // namespace
}  // namespace fundstelle
