#include "index/write_lock.h"

#include <cerrno>
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

std::string holder(const fs::path& lock_file) {
  std::ifstream in(lock_file);
  const std::string who{std::istreambuf_iterator<char>(in), {}};
  return who.empty() ? "another indexer" : std::string(trim(who));
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
    if (errno != EWOULDBLOCK || std::chrono::steady_clock::now() >= deadline) {
      const std::string who = holder(lock_file);
      ::close(descriptor_);
      throw Error(fmt::format("the index is being written: {}", who),
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
