#include "cli/stop_signals.h"

#include <csignal>

#include <gtest/gtest.h>
#include <poll.h>

namespace fundstelle {
namespace {

bool is_readable(int descriptor) {
  pollfd entry{descriptor, POLLIN, 0};
  return ::poll(&entry, 1, 0) == 1;
}

TEST(StopSignals, AskToStopInsteadOfEndingTheProgram) {
  const StopSignals stop;
  EXPECT_EQ(stop.received(), 0);
  EXPECT_FALSE(is_readable(stop.descriptor()));
  EXPECT_NO_THROW(stop.throw_if_received());
  std::raise(SIGTERM);
  EXPECT_EQ(stop.received(), SIGTERM);
  EXPECT_TRUE(is_readable(stop.descriptor()));
  EXPECT_THROW(stop.throw_if_received(), Interrupted);
}

TEST(StopSignalsDeathTest, EndTheProgramAtTheSecond) {
  EXPECT_EXIT(
      {
        const StopSignals stop;
        std::raise(SIGINT);
        std::raise(SIGINT);
      },
      testing::KilledBySignal(SIGINT), "");
}

TEST(StopSignals, AreAsBeforeAfterwards) {
  { const StopSignals stop; }
  struct sigaction action {};
  ::sigaction(SIGHUP, nullptr, &action);
  EXPECT_EQ(action.sa_handler, SIG_DFL);
}

TEST(StopSignals, LeaveIgnoredSignalsIgnored) {
  std::signal(SIGHUP, SIG_IGN);
  {
    const StopSignals stop;
    std::raise(SIGHUP);
    EXPECT_EQ(stop.received(), 0);
  }
  std::signal(SIGHUP, SIG_DFL);
}

}  // namespace
}  // namespace fundstelle
