#include "index/xapian/table_sizes.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

class TableSizesTest : public testing::Test {
 protected:
  TableSizesTest() {
    folder_.write("iamglass", "revision 1");
    folder_.write("postlist.glass", "old");
  }

  TemporaryFolder folder_;
};

TEST_F(TableSizesTest, CutOffWhatWasWrittenSince) {
  const TableSizes sizes(folder_.path());
  folder_.write("postlist.glass", "old and new");
  sizes.restore();
  EXPECT_EQ(fs::file_size(folder_.path() / "postlist.glass"), 3U);
}

TEST_F(TableSizesTest, TouchNothingOnceTheRevisionHasChanged) {
  const TableSizes sizes(folder_.path());
  folder_.write("postlist.glass", "old and new");
  folder_.write("iamglass", "revision 2");
  sizes.restore();
  EXPECT_EQ(fs::file_size(folder_.path() / "postlist.glass"), 11U);
}

TEST_F(TableSizesTest, NeverLengthenATable) {
  const TableSizes sizes(folder_.path());
  folder_.write("postlist.glass", "o");
  sizes.restore();
  EXPECT_EQ(fs::file_size(folder_.path() / "postlist.glass"), 1U);
}

}  // namespace
}  // namespace fundstelle
