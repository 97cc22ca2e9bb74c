#include "cli/standard_output.h"

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "base/error.h"

namespace fundstelle {
namespace {

/// True when nobody reads from the pipe or socket behind stdout any more. Asked for when a write
/// has failed earlier and its errno is lost: poll(2) reports POLLERR for such a pipe.
bool is_reader_gone() {
  pollfd output = {STDOUT_FILENO, POLLOUT, 0};
  return poll(&output, 1, 0) == 1 && (output.revents & (POLLERR | POLLHUP)) != 0;
}

}  // namespace

void finish_stdout() {
  const bool failed_before = std::ferror(stdout) != 0;
  errno = 0;
  const bool flushed = std::fflush(stdout) == 0;
  const int reason = errno;
  if (flushed && !failed_before) return;
  if (reason == EPIPE || is_reader_gone()) throw ClosedPipe();
  if (flushed) throw Error("cannot write to standard output: results are missing");
  throw system_failure("cannot write to standard output", reason);
}

void protect_standard_descriptors() {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
    // The lowest free number is `descriptor`. Opened the wrong way round, so that reading from
    // standard input or writing to standard output still fails instead of being lost.
    const int mode = descriptor == STDOUT_FILENO ? O_RDONLY : O_WRONLY;
    static_cast<void>(open("/dev/null", mode));
  }
}

}  // namespace fundstelle
