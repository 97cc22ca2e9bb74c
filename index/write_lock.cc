#include "index/write_lock.h"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <ctime>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/error.h"
#include "base/sanitize.h"
#include "base/utf8.h"
#include "index/index_folder.h"
#include "index/marker.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kPollInterval{100};
constexpr std::chrono::milliseconds kTimeToWriteAName{2'000};
constexpr const char* kFileName = "lock";
constexpr std::string_view kEnded = "ended";

std::string text_of(const fs::path& lock_file) {
  return std::string(trim(read_regular_file(lock_file).value_or("")));
}

// `pid 17 since TIME: COMMAND`, as long as `ended` does not follow.
std::optional<LockHolder> parse_unended(std::string_view text) {
  constexpr std::string_view kPid = "pid ";
  constexpr std::string_view kSince = " since ";
  const std::string_view line = text.substr(0, text.find('\n'));
  if (!line.starts_with(kPid) || trim(text.substr(line.size())) == kEnded) return std::nullopt;
  LockHolder holder;
  const auto [end, failure] =
      std::from_chars(line.data() + kPid.size(), line.data() + line.size(), holder.process);
  if (failure != std::errc{} || holder.process <= 0) return std::nullopt;
  std::string_view rest = line.substr(static_cast<std::size_t>(end - line.data()));
  if (rest.starts_with(kSince)) rest.remove_prefix(kSince.size());
  const std::size_t time_end = rest.find(": ");
  holder.since = parse_date(rest.substr(0, time_end)).value_or(Date{});
  if (time_end != std::string_view::npos) holder.command = rest.substr(time_end + 2);
  return holder;
}

// Whether the text is that of a process that lives. One that has just taken the lock may not have
// written its own yet; until then the file says nothing, or who held it before.
bool names_a_process(const std::string& who) {
  const auto holder = parse_unended(who);
  return holder && holder->is_alive();
}

}  // namespace

bool LockHolder::is_alive() const {
  return ::kill(process, 0) == 0 || errno != ESRCH;
}

std::optional<LockHolder> read_unended_holder(const fs::path& index) {
  try {
    // Before there were markers an end was not written down.
    if (!read_marker(index)) return std::nullopt;
    return parse_unended(text_of(index / kFileName));
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::string broken_off_text(const LockHolder& holder) {
  return fmt::format("process {} (`{}`) broke off: it was killed, crashed, or ran out of memory",
                     holder.process, holder.command);
}

WriteLock::WriteLock(const fs::path& index, std::chrono::milliseconds wait,
                     std::string_view command) {
  prepare_index_folder(index);
  const fs::path lock_file = index / kFileName;
  descriptor_ = ::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (descriptor_ < 0 && errno == ELOOP) throw_system_error("open", lock_file);
  if (descriptor_ < 0) {
    const int cause = errno;
    throw system_failure(fmt::format("cannot write to the index folder {}", index.string()), cause,
                         "check its permissions, or name another folder with --index");
  }
  try {
    wait_for(lock_file, wait);
    broken_off_ = read_unended_holder(index);
    const Date now{static_cast<std::int64_t>(std::time(nullptr)), true};
    const std::string who = fmt::format("pid {} since {}: {}\n", ::getpid(), now.to_string(),
                                        sanitize_for_terminal(command));
    if (::ftruncate(descriptor_, 0) != 0 || ::write(descriptor_, who.data(), who.size()) < 0) {
      throw_system_error("write", lock_file);
    }
  } catch (...) {
    ::close(descriptor_);
    throw;
  }
}

void WriteLock::wait_for(const fs::path& lock_file, std::chrono::milliseconds wait) const {
  const auto deadline = std::chrono::steady_clock::now() + wait;
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    const bool is_held = errno == EWOULDBLOCK;
    const std::string who = text_of(lock_file);
    const auto now = std::chrono::steady_clock::now();
    const bool is_named = names_a_process(who) || now >= deadline + kTimeToWriteAName;
    if (!is_held || (now >= deadline && is_named)) {
      throw Error(
          fmt::format("the index is being written: {}", who.empty() ? "another indexer" : who),
          "run again later, or wait for it with --wait SECONDS", ExitCode::kTemporary);
    }
    std::this_thread::sleep_for(kPollInterval);
  }
}

WriteLock::~WriteLock() {
  // The file stays: removing it would let two indexers hold two different locks. If the line cannot
  // be written the run counts as broken off, which is no more than a note.
  const std::string ended = std::string(kEnded) + '\n';
  static_cast<void>(::write(descriptor_, ended.data(), ended.size()));
  ::close(descriptor_);
}

}  // namespace fundstelle
