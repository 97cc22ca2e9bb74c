#include "indexer/watching/run_pacer.h"

#include <gtest/gtest.h>

namespace fundstelle {
namespace {

using namespace std::chrono_literals;

constexpr auto kRescan = 15min;

class RunPacerTest : public testing::Test {
 protected:
  // A point in time, `after` the beginning of the test.
  static RunPacer::Time at(std::chrono::milliseconds after) { return RunPacer::Time(1h + after); }

  // A run that ended at `ended` and took no time to look for changes.
  void settle(std::chrono::milliseconds ended) { pacer_.run_settled(at(ended), 0ms, kRescan); }
  void fail() { pacer_.run_unsettled(at(0ms), 0ms); }

  RunPacer pacer_;
};

TEST_F(RunPacerTest, FirstRunIsDueAtOnce) {
  EXPECT_LE(pacer_.due(), at(0ms));
}

TEST_F(RunPacerTest, WithoutChangesTheSourcesAreLookedThroughNowAndThen) {
  settle(100ms);
  EXPECT_EQ(pacer_.due(), at(100ms + kRescan));
}

TEST_F(RunPacerTest, RunBeginsWhenChangesHaveCeased) {
  settle(10ms);
  pacer_.change(at(2s));
  EXPECT_EQ(pacer_.due(), at(2s + 250ms));
  pacer_.change(at(2s + 200ms));
  EXPECT_EQ(pacer_.due(), at(2s + 450ms));
}

TEST_F(RunPacerTest, RunBeginsThoughChangesGoOn) {
  settle(10ms);
  for (auto time = 2s + 0ms; time <= 3s; time += 100ms) pacer_.change(at(time));
  EXPECT_EQ(pacer_.due(), at(3s));
}

TEST_F(RunPacerTest, RunHasSeenTheChangesBeforeIt) {
  settle(10ms);
  pacer_.change(at(2s));
  settle(4s);
  EXPECT_EQ(pacer_.due(), at(4s + kRescan));
}

TEST_F(RunPacerTest, RestIsAsLongAsTheScan) {
  pacer_.run_settled(at(30s), 5s, kRescan);
  pacer_.change(at(30s + 1ms));
  EXPECT_EQ(pacer_.due(), at(35s));
}

TEST_F(RunPacerTest, FailureIsTriedAgainLaterEachTime) {
  for (const auto wait : {1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s}) {
    fail();
    EXPECT_EQ(pacer_.due(), at(wait));
  }
}

TEST_F(RunPacerTest, FailureIsTriedAgainAtTheNextChange) {
  for (int i = 0; i < 10; ++i) fail();
  pacer_.change(at(2s));
  EXPECT_EQ(pacer_.due(), at(2s + 250ms));
}

TEST_F(RunPacerTest, AfterASuccessFailuresBeginAnew) {
  for (int i = 0; i < 10; ++i) fail();
  settle(0ms);
  fail();
  EXPECT_EQ(pacer_.due(), at(1s));
}

}  // namespace
}  // namespace fundstelle
