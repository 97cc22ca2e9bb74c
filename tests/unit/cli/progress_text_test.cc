#include "cli/progress_text.h"

#include <gtest/gtest.h>

namespace fundstelle {
namespace {

ProgressState half_way() {
  return {.done_bytes = 500, .total_bytes = 1000, .documents = 12345, .seconds = 10};
}

TEST(ProgressBar, ShowsRateAndEstimateWhenThereIsRoom) {
  EXPECT_EQ(format_progress_bar("indexing", half_way(), 80),
            "indexing [############-------------]  50%  12,345 documents  1,235/s  0:10 left");
}

TEST(ProgressBar, LeavesOutWhatDoesNotFit) {
  EXPECT_EQ(format_progress_bar("indexing", half_way(), 60),
            "indexing [###########------------]  50%  1,235/s  0:10 left");
  EXPECT_EQ(format_progress_bar("indexing", half_way(), 30), "[####-----]  50% 1,235/s 0:10");
}

TEST(ProgressBar, FitsAnyWidth) {
  for (const std::uint64_t documents : {0ULL, 1ULL, 123456ULL, 18446744073709551615ULL}) {
    for (const std::optional<std::uint64_t> total :
         {std::optional<std::uint64_t>(), std::optional<std::uint64_t>(0),
          std::optional<std::uint64_t>(1), std::optional<std::uint64_t>(1ULL << 60)}) {
      for (const double seconds : {0.0, 0.5, 5.0, 1e6}) {
        for (std::size_t width = kMinBarWidth; width < 200; ++width) {
          const std::string text =
              format_progress_bar("indexing", {1000, total, documents, seconds}, width);
          ASSERT_LT(text.size(), width);
          ASSERT_FALSE(text.empty());
        }
      }
    }
  }
}

TEST(ProgressBar, WithoutATotalCounts) {
  ProgressState state = half_way();
  state.total_bytes.reset();
  EXPECT_EQ(format_progress_bar("indexing", state, 80),
            "indexing  12,345 documents  1,235/s  0:10");
}

TEST(ProgressBar, NeverExceedsTheTotal) {
  ProgressState state = half_way();
  state.done_bytes = 3000;
  EXPECT_EQ(format_progress_bar("", state, 30), "[#########] 100% 1,235/s 0:00");
}

TEST(ProgressBar, ShowsNoRateInTheFirstSecond) {
  ProgressState state = half_way();
  state.seconds = 0.2;
  EXPECT_EQ(format_progress_line("indexing", state), "indexing: 50 %, 12,345 documents");
}

TEST(ProgressLine, SaysAllInWords) {
  EXPECT_EQ(format_progress_line("indexing", half_way()),
            "indexing: 50 %, 12,345 documents, 1,235/s, 0:10 left");
}

TEST(FormatDuration, ShowsHoursOnlyWhenThereAre) {
  EXPECT_EQ(format_duration(0.4), "0:00");
  EXPECT_EQ(format_duration(59.6), "1:00");
  EXPECT_EQ(format_duration(754), "12:34");
  EXPECT_EQ(format_duration(3723), "1:02:03");
}

TEST(FormatCount, GroupsThousands) {
  EXPECT_EQ(format_count(0), "0");
  EXPECT_EQ(format_count(999), "999");
  EXPECT_EQ(format_count(1000), "1,000");
  EXPECT_EQ(format_count(1234567), "1,234,567");
}

}  // namespace
}  // namespace fundstelle
