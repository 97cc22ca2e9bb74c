#include "cli/stop_signals.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <system_error>

#include <sys/eventfd.h>
#include <unistd.h>

namespace fundstelle {
namespace {

constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};

// What a signal handler may touch.
std::atomic<int> signal_received = 0;
std::atomic<int> wake_descriptor = -1;
static_assert(std::atomic<int>::is_always_lock_free);

std::array<struct sigaction, kSignals.size()> actions_before;

void remember(int signal) {
  const int error = errno;
  signal_received = signal;
  const std::uint64_t one = 1;
  static_cast<void>(!::write(wake_descriptor, &one, sizeof one));  // nobody may be waiting
  errno = error;
}

}  // namespace

StopSignals::StopSignals() {
  signal_received = 0;
  wake_descriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (wake_descriptor < 0) throw std::system_error(errno, std::system_category(), "eventfd");
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals[i], nullptr, &actions_before[i]);
    if (actions_before[i].sa_handler == SIG_IGN) continue;
    struct sigaction action {};
    action.sa_handler = remember;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    ::sigaction(kSignals[i], &action, nullptr);
  }
}

StopSignals::~StopSignals() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals[i], &actions_before[i], nullptr);
  }
  ::close(wake_descriptor.exchange(-1));
}

int StopSignals::received() const {
  return signal_received;
}

void StopSignals::throw_if_received() const {
  if (const int signal = received(); signal != 0) throw Interrupted(signal);
}

int StopSignals::descriptor() const {
  return wake_descriptor;
}

}  // namespace fundstelle
