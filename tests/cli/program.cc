#include "tests/cli/program.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <linux/capability.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fundstelle {
namespace {

constexpr unsigned kMaxSeconds = 120;
constexpr int kNotStarted = 127;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// A file in memory.
class MemoryFile {
 public:
  explicit MemoryFile(const std::string& bytes = {})
      : descriptor_(::memfd_create("fundstelle-test", MFD_CLOEXEC)) {
    if (descriptor_ < 0) fail("memfd_create");
    for (std::size_t at = 0; at < bytes.size();) {
      const ssize_t count = ::write(descriptor_, bytes.data() + at, bytes.size() - at);
      if (count < 0) fail("write");
      at += static_cast<std::size_t>(count);
    }
    ::lseek(descriptor_, 0, SEEK_SET);
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  int descriptor() const { return descriptor_; }

  std::string bytes() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) fail("fstat");
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    if (::pread(descriptor_, bytes.data(), bytes.size(), 0) != status.st_size) fail("pread");
    return bytes;
  }

 private:
  int descriptor_;
};

// PATH, and what sanitizers and the linker read.
std::map<std::string, std::string> fresh_environment() {
  constexpr std::array kKept = {"PATH",         "TMPDIR",       "LD_LIBRARY_PATH", "ASAN_OPTIONS",
                                "LSAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"};
  std::map<std::string, std::string> environment{{"LC_ALL", "C.UTF-8"}, {"HOME", "/nonexistent"}};
  for (const char* name : kKept) {
    if (const char* value = std::getenv(name)) environment[name] = value;
  }
  return environment;
}

std::vector<char*> pointers_to(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& string : strings) pointers.push_back(string.data());
  pointers.push_back(nullptr);
  return pointers;
}

// Root gets its capabilities anew at exec, but none outside the bounding set. For anybody else
// there is nothing to give up.
bool give_up_permissions() {
  if (::geteuid() != 0) return true;
  return ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0) == 0 &&
         ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH, 0, 0, 0) == 0;
}

int exit_code_of(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

struct RunningProgram::Streams {
  MemoryFile in, out, err;
};

RunningProgram::RunningProgram(const Command& command)
    : streams_(new Streams{MemoryFile(command.input), MemoryFile(), MemoryFile()}) {
  std::vector<std::string> arguments{command.program.string()};
  arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
  auto environment = fresh_environment();
  for (const auto& [name, value] : command.environment) environment[name] = value;
  std::vector<std::string> settings;
  for (const auto& [name, value] : environment) settings.push_back(name + "=" + value);
  const std::vector<char*> argv = pointers_to(arguments);
  const std::vector<char*> envp = pointers_to(settings);

  process_ = ::fork();
  if (process_ < 0) fail("fork");
  if (process_ != 0) return;
  ::alarm(kMaxSeconds);
  const bool ready = ::dup2(streams_->in.descriptor(), STDIN_FILENO) >= 0 &&
                     ::dup2(streams_->out.descriptor(), STDOUT_FILENO) >= 0 &&
                     ::dup2(streams_->err.descriptor(), STDERR_FILENO) >= 0 &&
                     ::chdir(command.directory.c_str()) == 0 &&
                     (!command.obey_permissions || give_up_permissions());
  if (ready) ::execvpe(argv.front(), argv.data(), envp.data());
  ::_exit(kNotStarted);
}

RunningProgram::~RunningProgram() {
  if (process_ == 0) return;
  signal(SIGKILL);
  wait();
}

std::string RunningProgram::out() const {
  return streams_->out.bytes();
}

std::string RunningProgram::err() const {
  return streams_->err.bytes();
}

void RunningProgram::signal(int number) const {
  ::kill(process_, number);
}

Outcome RunningProgram::wait() {
  int status = 0;
  rusage usage{};
  while (::wait4(process_, &status, 0, &usage) < 0) {
    if (errno != EINTR) fail("wait4");
  }
  process_ = 0;
  return {exit_code_of(status), out(), err(), static_cast<std::uint64_t>(usage.ru_maxrss) * 1024};
}

Outcome run_program(const Command& command) {
  return RunningProgram(command).wait();
}

}  // namespace fundstelle
