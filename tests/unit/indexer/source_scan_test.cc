#include "indexer/runs/source_scan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;

TEST(SourceScan, DoesNotTellOfTheIndexsOwnFolder) {
  const TemporaryFolder folder;
  folder.write("news/a.txt", "x");
  folder.write("index/gen-0001/postlist.glass", "x");
  std::vector<std::string> told;
  const SourceScan scan = scan_sources(
      {{folder.path(), {}, {}}}, folder.path() / "index", [](Failure&&) {},
      [&](const std::filesystem::path& path) {
        told.push_back(path.lexically_relative(folder.path()));
      });
  EXPECT_THAT(told, ElementsAre(".", "news"));
}

}  // namespace
}  // namespace fundstelle
