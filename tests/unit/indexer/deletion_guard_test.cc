#include "indexer/runs/deletion_guard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "index/terms.h"
#include "tests/unit/cli/error_of.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

using testing::HasSubstr;

// With a database that remembers these paths, each with its number of documents.
void guard(const SourceScan& scan,
           const std::vector<std::pair<std::string, std::uint64_t>>& documents) {
  const TemporaryFolder folder;
  Xapian::WritableDatabase database(folder.path() / "index", Xapian::DB_CREATE);
  for (const auto& [path, count] : documents) {
    FileState state;
    state.path = path;
    state.documents = count;
    database.set_metadata(file_state_key(file_number(path)), state.serialize());
  }
  guard_emptied_sources(scan, FileStates(database));
}

SourceScan scan(std::vector<std::filesystem::path> roots,
                const std::vector<std::filesystem::path>& files = {}) {
  SourceScan scan;
  scan.roots = std::move(roots);
  for (const auto& path : files) scan.files.push_back({path, {}});
  return scan;
}

TEST(EmptiedSources, AreRefusedWithTheirNameAndWhatWouldBeLost) {
  const Error error = error_of([] {
    guard(scan({"/a", "/b"}, {"/a/1.txt"}), {{"/a/1.txt", 1}, {"/b/1.txt", 2}, {"/b/2.txt", 3}});
  });
  EXPECT_THAT(error.message(), HasSubstr("the source /b has no file any more, and 5 documents"));
  EXPECT_THAT(error.hint(), HasSubstr("--allow-mass-delete"));
}

TEST(EmptiedSources, MayNeverHaveHeldADocument) {
  EXPECT_NO_THROW(guard(scan({"/a"}), {{"/a/empty.txt", 0}}));
  EXPECT_NO_THROW(guard(scan({"/a"}), {}));
}

TEST(EmptiedSources, AreNotThoseWithOneFileLeft) {
  EXPECT_NO_THROW(guard(scan({"/a"}, {"/a/new.txt"}), {{"/a/old.txt", 9}}));
}

TEST(EmptiedSources, AreNotThoseThatCouldNotBeLookedInto) {
  SourceScan locked = scan({"/a"});
  locked.unreadable = {"/a/locked"};
  EXPECT_NO_THROW(guard(locked, {{"/a/locked/1.txt", 9}}));
}

TEST(EmptiedSources, AreNotThoseThatWereNotScanned) {
  EXPECT_NO_THROW(guard(scan({"/a"}), {{"/ab/1.txt", 9}}));
}

TEST(LostDocuments, MayBeHalf) {
  EXPECT_NO_THROW(guard_lost_documents(0, 0));
  EXPECT_NO_THROW(guard_lost_documents(2, 4));
}

TEST(LostDocuments, MayNotBeMoreThanHalf) {
  const Error error = error_of([] { guard_lost_documents(3, 5); });
  EXPECT_THAT(error.message(), HasSubstr("3 of 5 documents would be removed"));
  EXPECT_THROW(guard_lost_documents(1, 1), Error);
}

}  // namespace
}  // namespace fundstelle
