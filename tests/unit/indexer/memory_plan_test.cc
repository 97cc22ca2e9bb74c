#include "indexer/runs/memory_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"

namespace fundstelle {
namespace {

using ::testing::HasSubstr;

constexpr std::uint64_t kMega = std::uint64_t{1} << 20;

MemoryRequest request(std::uint64_t megabytes, unsigned jobs) {
  MemoryRequest request;
  request.memory = megabytes * kMega;
  request.jobs = jobs;
  request.max_record = 64 * kMega;
  return request;
}

std::string refusal(const MemoryRequest& request) {
  try {
    plan_memory(request);
  } catch (const Error& error) {
    return error.message();
  }
  return "";
}

TEST(MemoryPlan, GivesEverythingWhereThereIsEnough) {
  const MemoryPlan plan = plan_memory(request(8'192, 4));
  EXPECT_EQ(plan.jobs, 4U);
  EXPECT_EQ(plan.max_record, 64 * kMega);
  EXPECT_FALSE(plan.record_bounded);
  EXPECT_EQ(plan.remembered_words, 300'000U);
}

TEST(MemoryPlan, ReadsTheRecordsAskedForUnlessMemoryIsNamed) {
  MemoryRequest unnamed = request(0, 4);
  unnamed.memory.reset();
  const MemoryPlan plan = plan_memory(unnamed);
  EXPECT_EQ(plan.jobs, 4U);
  EXPECT_EQ(plan.max_record, 64 * kMega);
}

TEST(MemoryPlan, ReadsSmallerRecordsWithLessMemory) {
  const MemoryPlan plan = plan_memory(request(256, 2));
  EXPECT_EQ(plan.jobs, 2U);
  EXPECT_TRUE(plan.record_bounded);
  EXPECT_EQ(plan.max_record, 22 * kMega);
}

// The bound of a run with 64 MiB of text in a record: what it takes anyway, and six times the text.
TEST(MemoryPlan, HasRoomForARecordInSixTimesItsBytes) {
  MemoryRequest large = request(40 + 31 + 40 + 2 * 6 + 6 * 64, 2);
  EXPECT_EQ(plan_memory(large).max_record, 64 * kMega);
  *large.memory -= kMega;
  EXPECT_LT(plan_memory(large).max_record, 64 * kMega);
}

TEST(MemoryPlan, GivesEachByteToOneUseOnly) {
  const MemoryShares shares;
  for (std::uint64_t megabytes = 108; megabytes < 4'000; megabytes += 13) {
    const MemoryPlan plan = plan_memory(request(megabytes, 2));
    const std::uint64_t words = plan.jobs * 2 * plan.remembered_words * shares.spelling;
    EXPECT_LE(shares.fixed + words + shares.thread + plan.jobs * shares.waiting +
                  shares.reading_factor * plan.max_record + plan.parts_memory,
              megabytes * kMega)
        << megabytes;
    EXPECT_GE(plan.parts_memory, shares.reading_factor * plan.max_record) << megabytes;
  }
}

TEST(MemoryPlan, StartsFewerThreadsWithLessMemory) {
  EXPECT_LT(plan_memory(request(256, 64)).jobs, 8U);
}

TEST(MemoryPlan, SaysTheLeastThatWorks) {
  EXPECT_THAT(refusal(request(1, 2)), HasSubstr("--memory 1 MiB is too little: 108M is the least"));
  EXPECT_EQ(refusal(request(107, 2)), refusal(request(107, 1)));
  EXPECT_NE(refusal(request(107, 2)), "");
  EXPECT_EQ(refusal(request(108, 2)), "");
}

TEST(MemoryPlan, DoesNotLowerARecordSizeThatTheUserAskedFor) {
  MemoryRequest fixed = request(256, 2);
  fixed.record_is_fixed = true;
  EXPECT_THAT(refusal(fixed), HasSubstr("is the least that works with records of 64 MiB"));
  fixed.max_record = 2 * kMega;
  EXPECT_EQ(plan_memory(fixed).max_record, 2 * kMega);
}

TEST(MemoryPlan, GrowsWithTheMemory) {
  MemoryPlan before = plan_memory(request(108, 4));
  for (std::uint64_t megabytes = 109; megabytes < 4'000; megabytes += 7) {
    const MemoryPlan plan = plan_memory(request(megabytes, 4));
    EXPECT_GE(plan.jobs, before.jobs) << megabytes;
    if (plan.jobs == before.jobs) {
      EXPECT_GE(plan.max_record, before.max_record) << megabytes;
    }
    EXPECT_GE(plan.max_record, kMega) << megabytes;
    before = plan;
  }
}

}  // namespace
}  // namespace fundstelle
