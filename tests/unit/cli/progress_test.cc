#include "cli/progress.h"

#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "captured_stream.h"
#include "fake_environment.h"

namespace fundstelle {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class ProgressTest : public testing::Test {
 protected:
  ProgressDisplay display(ProgressDisplay::Kind kind) {
    return {kind, [] { return std::size_t{80}; }, [this] { return now_; }};
  }

  std::size_t count(std::string_view needle) {
    const std::string text = captured_.text();
    std::size_t found = 0;
    for (std::size_t at = text.find(needle); at != std::string::npos;
         at = text.find(needle, at + 1)) {
      ++found;
    }
    return found;
  }

  std::chrono::steady_clock::time_point now_{seconds(1000)};
  CapturedStream captured_;
  Messages messages_{"indexer", Verbosity(), captured_.stream()};
};

TEST_F(ProgressTest, DrawsTheBarTenTimesASecondAtMost) {
  Progress progress(messages_, display(ProgressDisplay::Kind::kBar), "indexing", 10'000);
  for (std::uint64_t i = 0; i < 1000; ++i) {
    now_ += milliseconds(1);
    progress.update(i, i);
  }
  EXPECT_EQ(count("["), 2 * 10U);  // the bar, and the sequence that erases the one before
}

TEST_F(ProgressTest, TakesTheBarAwayAtTheEnd) {
  Progress progress(messages_, display(ProgressDisplay::Kind::kBar), "indexing", 100);
  now_ += seconds(1);
  progress.update(50, 5);
  progress.finish();
  now_ += seconds(1);
  progress.update(60, 6);
  EXPECT_TRUE(captured_.text().ends_with("\r\x1b[K"));
  EXPECT_EQ(count("%"), 1U);
}

TEST_F(ProgressTest, WithoutATerminalWritesALineEveryTenSeconds) {
  Progress progress(messages_, display(ProgressDisplay::Kind::kLines), "indexing", 100);
  for (std::uint64_t second = 1; second <= 25; ++second) {
    now_ += seconds(1);
    progress.update(second, second);
  }
  progress.finish();
  EXPECT_EQ(captured_.text(),
            "indexer: indexing: 10 %, 10 documents, 1/s, 1:30 left\n"
            "indexer: indexing: 20 %, 20 documents, 1/s, 1:20 left\n");
}

TEST_F(ProgressTest, ShortWorkWritesNoLine) {
  {
    Progress progress(messages_, display(ProgressDisplay::Kind::kLines), "indexing", 100);
    now_ += seconds(9);
    progress.update(100, 10);
  }
  EXPECT_EQ(captured_.text(), "");
}

TEST_F(ProgressTest, QuietShowsNothing) {
  Progress progress(messages_, display(ProgressDisplay::Kind::kNone), "indexing", 100);
  now_ += seconds(60);
  progress.update(50, 5);
  EXPECT_EQ(captured_.text(), "");
}

TEST_F(ProgressTest, TakesUpdatesAndMessagesFromManyThreads) {
  ProgressDisplay live = display(ProgressDisplay::Kind::kBar);
  live.now = std::chrono::steady_clock::now;
  Progress progress(messages_, live, "indexing", 40'000);
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      for (std::uint64_t i = 0; i < 10'000; ++i) {
        progress.update(i, i);
        if (i % 5000 == 0) messages_.warning("bad file");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  progress.finish();
  EXPECT_EQ(count("indexer: bad file\n"), 8U);
}

TEST(DisplayOnStderr, IsNothingWhenQuiet) {
  EXPECT_EQ(display_on_stderr({.quiet = true, .verbose = false}, fake_environment({})).kind,
            ProgressDisplay::Kind::kNone);
}

TEST(DisplayOnStderr, IsLinesOnADumbTerminal) {
  EXPECT_EQ(display_on_stderr({}, fake_environment({{"TERM", "dumb"}})).kind,
            ProgressDisplay::Kind::kLines);
}

}  // namespace
}  // namespace fundstelle
