#include "index/write_lock.h"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/date.h"
#include "base/error.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kPollInterval{100};
constexpr std::chrono::milliseconds kTimeToWriteAName{2'000};

void create_folder(const fs::path& index) {
  std::error_code failure;
  fs::create_directories(index, failure);
  if (fs::is_directory(index)) return;
  if (fs::exists(index)) {
    throw Error(fmt::format("{} is not a folder", index.string()),
                "name a folder for the index with --index");
  }
  throw Error(
      fmt::format("cannot create the index folder {}: {}", index.string(), failure.message()));
}

std::string text_of(const fs::path& lock_file) {
  std::ifstream in(lock_file);
  const std::string who{std::istreambuf_iterator<char>(in), {}};
  return std::string(trim(who));
}

// Whether the text is that of a process that lives. One that has just taken the lock may not have
// written its own yet; until then the file says nothing, or who held it before.
bool names_a_process(const std::string& who) {
  constexpr std::string_view kBegin = "pid ";
  if (!who.starts_with(kBegin)) return false;
  pid_t process = 0;
  std::from_chars(who.data() + kBegin.size(), who.data() + who.size(), process);
  return process > 0 && (::kill(process, 0) == 0 || errno != ESRCH);
}

}  // namespace

WriteLock::WriteLock(const fs::path& index, std::chrono::milliseconds wait,
                     std::string_view command) {
  create_folder(index);
  const fs::path lock_file = index / "lock";
  descriptor_ = ::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor_ < 0) {
    throw Error(fmt::format("cannot write to the index folder {}: {}", index.string(),
                            std::strerror(errno)),
                "check its permissions, or name another folder with --index");
  }
  const auto deadline = std::chrono::steady_clock::now() + wait;
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    const bool is_held = errno == EWOULDBLOCK;
    const std::string who = text_of(lock_file);
    const auto now = std::chrono::steady_clock::now();
    const bool is_named = names_a_process(who) || now >= deadline + kTimeToWriteAName;
    if (!is_held || (now >= deadline && is_named)) {
      ::close(descriptor_);
      throw Error(
          fmt::format("the index is being written: {}", who.empty() ? "another indexer" : who),
          "run again later, or wait for it with --wait SECONDS", ExitCode::kTemporary);
    }
    std::this_thread::sleep_for(kPollInterval);
  }
  const Date now{static_cast<std::int64_t>(std::time(nullptr)), true};
  const std::string who =
      fmt::format("pid {} since {}: {}\n", ::getpid(), now.to_string(), command);
  // For people only: the lock itself does not depend on what the file says.
  if (::ftruncate(descriptor_, 0) != 0 || ::write(descriptor_, who.data(), who.size()) < 0) {
    const int cause = errno;
    ::close(descriptor_);
    throw Error(fmt::format("cannot write {}: {}", lock_file.string(), std::strerror(cause)));
  }
}

WriteLock::~WriteLock() {
  // The file stays: removing it would let two indexers hold two different locks.
  ::close(descriptor_);
}

}  // namespace fundstelle
