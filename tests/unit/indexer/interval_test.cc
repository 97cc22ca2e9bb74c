#include "indexer/schedules/interval.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/cli/error_of.h"

namespace fundstelle {
namespace {

using ::testing::HasSubstr;

TEST(Interval, IsReadFromWordsAndFromNumbersWithUnits) {
  EXPECT_EQ(parse_interval("15min").seconds, 15 * 60);
  EXPECT_EQ(parse_interval("2h").seconds, 2 * 3600);
  EXPECT_EQ(parse_interval("hourly").seconds, 3600);
  EXPECT_EQ(parse_interval("60min").seconds, 3600);
  EXPECT_EQ(parse_interval("daily").seconds, 86400);
  EXPECT_EQ(parse_interval("1d").seconds, 86400);
  EXPECT_EQ(parse_interval("weekly").seconds, 7 * 86400);
  EXPECT_EQ(parse_interval("7d").seconds, 7 * 86400);
}

TEST(Interval, IsNoneOfOtherTexts) {
  for (const char* text : {"", "15", "min", "0min", "-15min", "1.5h", "15 min", "15m", "monthly",
                           "15minx", "99999999999999999999h", "9223372036854775807h"}) {
    EXPECT_THAT(error_of([&] { parse_interval(text); }).hint(), HasSubstr("15min")) << text;
  }
}

TEST(Interval, ThatDoesNotFitIntoTheClockNamesTheNearestThatDo) {
  EXPECT_THAT(error_of([] { parse_interval("45min"); }).hint(), HasSubstr("30min or hourly"));
  EXPECT_THAT(error_of([] { parse_interval("90min"); }).hint(), HasSubstr("hourly or 2h"));
  EXPECT_THAT(error_of([] { parse_interval("2d"); }).hint(), HasSubstr("daily or weekly"));
  EXPECT_THAT(error_of([] { parse_interval("30d"); }).hint(), HasSubstr("weekly"));
}

struct Translation {
  const char* text;
  const char* calendar;
  const char* fields;
};

class Intervals : public ::testing::TestWithParam<Translation> {};

TEST_P(Intervals, MeanTheSameToSystemdAndToCron) {
  const Interval interval = parse_interval(GetParam().text);
  EXPECT_EQ(on_calendar(interval), GetParam().calendar);
  EXPECT_EQ(cron_fields(interval), GetParam().fields);
  EXPECT_EQ(interval_text(interval), GetParam().text);
  EXPECT_EQ(parse_interval(interval_text(interval)), interval);
}

INSTANTIATE_TEST_SUITE_P(All, Intervals,
                         ::testing::Values(Translation{"1min", "minutely", "* * * * *"},
                                           Translation{"15min", "*:00/15", "*/15 * * * *"},
                                           Translation{"30min", "*:00/30", "*/30 * * * *"},
                                           Translation{"hourly", "hourly", "0 * * * *"},
                                           Translation{"2h", "00/2:00", "0 */2 * * *"},
                                           Translation{"12h", "00/12:00", "0 */12 * * *"},
                                           Translation{"daily", "daily", "0 0 * * *"},
                                           Translation{"weekly", "weekly", "0 0 * * 1"}));

TEST(Interval, HasARandomDelayOfATenthUpToFiveMinutes) {
  EXPECT_EQ(random_delay_seconds(parse_interval("1min")), 6);
  EXPECT_EQ(random_delay_seconds(parse_interval("15min")), 90);
  EXPECT_EQ(random_delay_seconds(parse_interval("daily")), 300);
}

}  // namespace
}  // namespace fundstelle
