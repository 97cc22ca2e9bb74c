#include "indexer/watching/path_watch.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include <fmt/format.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/error.h"
#include "indexer/sources/format.h"
#include "indexer/sources/walk.h"

namespace fundstelle {
namespace {

// Not IN_MODIFY: a file that is still being written is read when it is closed.
constexpr std::uint32_t kWatched = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                   IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;

constexpr std::size_t kBufferBytes = std::size_t{64} * 1024;

// `name` is empty when the event is about what is watched itself, or about nothing in particular
// (IN_Q_OVERFLOW).
bool is_change(std::uint32_t mask, std::string_view name) {
  if ((mask & IN_IGNORED) != 0) return false;
  if (name.empty() || name == kIgnoreFile) return true;
  if (name.front() == '.') return false;
  // A name that tells no format may still be created or removed as a folder or a link to one.
  const bool only_content = (mask & (IN_CLOSE_WRITE | IN_ATTRIB)) != 0 && (mask & IN_ISDIR) == 0;
  return !only_content || format_of(name).has_value();
}

}  // namespace

PathWatch::PathWatch() : descriptor_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
  if (descriptor_ >= 0) return;
  throw system_failure("cannot watch for changes", errno,
                       "end other programs that watch files, or raise the kernel's limit: "
                       "`sysctl fs.inotify.max_user_instances=1024`");
}

PathWatch::~PathWatch() {
  ::close(descriptor_);
}

void PathWatch::begin_round() {
  ++round_;
  complete_ = true;
}

void PathWatch::add(const std::filesystem::path& path) {
  const int watch = ::inotify_add_watch(descriptor_, path.c_str(), kWatched);
  if (watch >= 0) {
    rounds_[watch] = round_;
  } else if (errno == ENOSPC || errno == ENOMEM) {
    complete_ = false;
  }
}

void PathWatch::drop_others() {
  for (auto watch = rounds_.begin(); watch != rounds_.end();) {
    if (watch->second == round_) {
      ++watch;
      continue;
    }
    ::inotify_rm_watch(descriptor_, watch->first);
    watch = rounds_.erase(watch);
  }
}

bool PathWatch::take_changes() {
  alignas(inotify_event) std::array<char, kBufferBytes> buffer;
  const ssize_t bytes = ::read(descriptor_, buffer.data(), buffer.size());
  bool changed = false;
  for (ssize_t at = 0; at < bytes;) {
    inotify_event event{};
    std::memcpy(&event, buffer.data() + at, sizeof event);
    const char* name = buffer.data() + at + sizeof event;  // ended by NULs when there is one
    if (is_change(event.mask, event.len == 0 ? std::string_view() : name)) changed = true;
    if ((event.mask & IN_IGNORED) != 0) rounds_.erase(event.wd);
    at += static_cast<ssize_t>(sizeof event + event.len);
  }
  return changed;
}

}  // namespace fundstelle
