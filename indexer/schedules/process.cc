#include "indexer/schedules/process.h"

#include <cerrno>
#include <csignal>
#include <cstring>

#include <fmt/format.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

[[noreturn]] void fail(std::string_view program, int cause) {
  throw system_failure(fmt::format("cannot run {}", program), cause);
}

// Input and output are files in memory, so no pipe can fill up while nobody reads it. Not copyable:
// it owns the descriptor.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes = {})
      : descriptor_(::memfd_create("indexer", MFD_CLOEXEC)) {
    if (descriptor_ < 0) fail("another program", errno);
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0) {
        const int cause = errno;
        ::close(descriptor_);
        fail("another program", cause);
      }
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    ::lseek(descriptor_, 0, SEEK_SET);
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  int descriptor() const { return descriptor_; }

  std::string bytes() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) return "";
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    const ssize_t read = ::pread(descriptor_, bytes.data(), bytes.size(), 0);
    bytes.resize(read < 0 ? 0 : static_cast<std::size_t>(read));
    return bytes;
  }

 private:
  int descriptor_;
};

// What posix_spawn() is told about the new process.
class SpawnSettings {
 public:
  SpawnSettings(const MemoryFile& in, const MemoryFile& out, const MemoryFile& err) {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawn_file_actions_adddup2(&actions_, in.descriptor(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions_, out.descriptor(), STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions_, err.descriptor(), STDERR_FILENO);
    // run_main() ignores SIGPIPE, which would be inherited.
    ::posix_spawnattr_init(&attributes_);
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGPIPE);
    ::posix_spawnattr_setsigdefault(&attributes_, &signals);
    ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF);
  }
  ~SpawnSettings() {
    ::posix_spawn_file_actions_destroy(&actions_);
    ::posix_spawnattr_destroy(&attributes_);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  const posix_spawn_file_actions_t* actions() const { return &actions_; }
  const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

std::vector<std::string> english_environment() {
  std::vector<std::string> settings;
  for (char** setting = environ; *setting != nullptr; ++setting) {
    if (!std::string_view(*setting).starts_with("LC_ALL=")) settings.emplace_back(*setting);
  }
  settings.emplace_back("LC_ALL=C");
  return settings;
}

std::vector<char*> pointers_to(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& string : strings) pointers.push_back(string.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

std::string ProcessResult::reason() const {
  if (!started) return "there is no such program";
  const std::string_view said = trim(err);
  if (!said.empty()) return std::string(trim(said.substr(0, said.find('\n'))));
  return fmt::format("exit code {}", exit_code);
}

ProcessResult run_process(const std::vector<std::string>& arguments, std::string_view input) {
  const MemoryFile in(input), out, err;
  const SpawnSettings settings(in, out, err);
  std::vector<std::string> words = arguments;
  std::vector<std::string> environment = english_environment();
  pid_t child = 0;
  const int problem =
      ::posix_spawnp(&child, words.front().c_str(), settings.actions(), settings.attributes(),
                     pointers_to(words).data(), pointers_to(environment).data());
  ProcessResult result;
  if (problem == ENOENT) {
    result.started = false;
    return result;
  }
  if (problem != 0) fail(words.front(), problem);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) fail(words.front(), errno);
  }
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.out = out.bytes();
  result.err = err.bytes();
  return result;
}

}  // namespace fundstelle
