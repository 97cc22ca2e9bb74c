// The examples in packaging/ against what `indexer schedule` writes.
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "indexer/schedules/crontab.h"
#include "indexer/schedules/systemd_units.h"

namespace fundstelle {
namespace {

const ScheduledRun kDefaultRun{"/usr/bin/indexer",
                               "/home/ada/.local/share/fundstelle/index",
                               {},
                               kDefaultInterval,
                               std::uint64_t{4} << 30};

std::string packaged(const std::string& name) {
  std::ifstream in(FUNDSTELLE_PACKAGING "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Packaging, HasTheUnitsOfADefaultInstallation) {
  EXPECT_EQ(packaged("fundstelle.service"), service_unit(kDefaultRun));
  EXPECT_EQ(packaged("fundstelle.timer"), timer_unit(kDefaultRun));
}

TEST(Packaging, HasTheCrontabOfADefaultInstallation) {
  EXPECT_EQ(packaged("fundstelle.crontab"), crontab_line(kDefaultRun) + "\n");
}

}  // namespace
}  // namespace fundstelle
