#include "index/schedule_state.h"

#include <gtest/gtest.h>

#include "tests/unit/temporary_folder.h"

namespace fundstelle {
namespace {

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kNow = 1'753'369'340;  // Thursday, 2025-07-24T15:02:20Z

ScheduleState quarter_hourly() {
  return {ScheduleKind::kCron, "15min", 900, {kNow - 30 * kDay, true}, {"/bin/indexer", "update"}};
}

TEST(ScheduleState, ComesBackAsItWas) {
  const TemporaryFolder folder;
  const ScheduleState state = quarter_hourly();
  write_schedule_state(folder.path(), state);
  const auto read = read_schedule_state(folder.path());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->kind, ScheduleKind::kCron);
  EXPECT_EQ(read->every, "15min");
  EXPECT_EQ(read->interval, 900);
  EXPECT_EQ(read->installed, state.installed);
  EXPECT_EQ(read->command, state.command);
}

TEST(ScheduleState, IsNoneAfterItsRemovalHoweverOften) {
  const TemporaryFolder folder;
  write_schedule_state(folder.path(), quarter_hourly());
  remove_schedule_state(folder.path());
  remove_schedule_state(folder.path());
  remove_schedule_state(folder.path() / "no index");
  EXPECT_FALSE(read_schedule_state(folder.path()));
}

TEST(ScheduleState, IsNoneWhenTheFileIsDamaged) {
  const TemporaryFolder folder;
  const std::string without_interval =
      R"({"kind":"cron","every":"","interval":0,"installed":"","command":[]})";
  for (const std::string& content : {std::string("{"), std::string("[]"), without_interval}) {
    folder.write("schedule.json", content);
    EXPECT_FALSE(read_schedule_state(folder.path())) << content;
  }
}

TEST(NextRun, IsTheNextWholeIntervalOnTheClock) {
  const auto next = [](std::int64_t interval, std::int64_t offset) {
    return next_run(interval, kNow, offset).to_string();
  };
  EXPECT_EQ(next(15 * 60, 0), "2025-07-24T15:15:00Z");
  EXPECT_EQ(next(kHour, 0), "2025-07-24T16:00:00Z");
  EXPECT_EQ(next(kDay, 0), "2025-07-25T00:00:00Z");
  EXPECT_EQ(next(kDay, 2 * kHour), "2025-07-24T22:00:00Z");
  EXPECT_EQ(next(7 * kDay, 0), "2025-07-28T00:00:00Z");  // a Monday
}

TEST(NextRun, IsNeverNow) {
  EXPECT_EQ(next_run(60, 600, 0).seconds, 660);
}

TEST(Overdue, BeginsAfterTwoIntervalsAndAnHour) {
  const std::int64_t allowed = 2 * 900 + kHour;
  RunState run;
  run.started = {kNow - allowed, true};
  EXPECT_FALSE(is_overdue(quarter_hourly(), run, kNow));
  EXPECT_TRUE(is_overdue(quarter_hourly(), run, kNow + 1));
}

TEST(Overdue, CountsFromTheInstallationWhenNoRunCameYet) {
  ScheduleState schedule = quarter_hourly();
  schedule.installed = {kNow - 60, true};
  RunState run;
  run.started = {kNow - 20 * kDay, true};
  EXPECT_FALSE(is_overdue(schedule, run, kNow));
}

}  // namespace
}  // namespace fundstelle
