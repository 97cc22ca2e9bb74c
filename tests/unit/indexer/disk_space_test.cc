#include "indexer/runs/disk_space.h"

#include <cerrno>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fundstelle {
namespace {

using testing::HasSubstr;

Error failure(int cause) {
  return system_failure("cannot write x", cause, "a hint");
}

TEST(DiskTrouble, NamesFolderNeedAndWhatIsFree) {
  const Error error = explain_disk_trouble(failure(ENOSPC), "/", std::uint64_t{5} << 20);
  EXPECT_THAT(error.message(), HasSubstr("no space left on the disk for the index at /"));
  EXPECT_THAT(error.hint(), HasSubstr("about 5 MiB are needed"));
  EXPECT_THAT(error.hint(), HasSubstr("are free"));
}

TEST(DiskTrouble, TellsAQuotaFromADisk) {
  const Error error = explain_disk_trouble(failure(EDQUOT), "/", 1);
  EXPECT_THAT(error.message(), HasSubstr("the quota does not suffice for the index at /"));
}

TEST(DiskTrouble, IsToldByTheCauseAndNotByWords) {
  const Error of_a_title("the record \"No space left on device\" is damaged");
  EXPECT_EQ(explain_disk_trouble(of_a_title, "/", 1).message(), of_a_title.message());
}

TEST(DiskTrouble, LeavesOtherErrorsAlone) {
  const Error error = explain_disk_trouble(failure(EACCES), "/", 1);
  EXPECT_EQ(error.message(), failure(EACCES).message());
  EXPECT_EQ(error.hint(), "a hint");
}

}  // namespace
}  // namespace fundstelle
