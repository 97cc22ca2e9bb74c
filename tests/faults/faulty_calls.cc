// A library for LD_PRELOAD that lets calls of a program fail, to see what becomes of it.
//
//   FAULT_BELOW   calls about paths that begin so are counted, from 1
//   FAULT_CALLS   `write`: those that change something (the default), `read`, or `rename`
//   FAULT_AT      the call that fails; 0: none
//   FAULT_ALL     when set, all later ones fail, too, as on a full disk
//   FAULT_ERRNO   what they fail with; 0: the call stops the process (SIGSTOP) and then goes on
//   FAULT_COUNT   a file to which the number of calls is written at the end
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

enum class Kind { kWrite, kRead, kRename };

const char* variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

class Faults {
 public:
  Faults()
      : below_(variable("FAULT_BELOW")),
        calls_(variable("FAULT_CALLS")),
        at_(std::atol(variable("FAULT_AT"))),
        all_(*variable("FAULT_ALL") != '\0'),
        number_(std::atoi(variable("FAULT_ERRNO"))),
        count_file_(variable("FAULT_COUNT")) {}

  ~Faults() {
    if (count_file_.empty()) return;
    const int file = static_cast<int>(
        ::open(count_file_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (file < 0) return;
    ::dprintf(file, "%ld\n", count_.load());
    ::close(file);
  }

  // Whether a call about the path has to fail; errno is set then.
  bool hit(Kind kind, const char* path) {
    if (path == nullptr || below_.empty() || std::strncmp(path, below_.c_str(), below_.size()) != 0)
      return false;
    const bool counts = calls_ == "read"     ? kind == Kind::kRead
                        : calls_ == "rename" ? kind == Kind::kRename
                                             : kind != Kind::kRead;
    if (!counts) return false;
    const long number = ++count_;
    if (at_ == 0 || number < at_ || (number > at_ && !all_)) return false;
    if (number_ == 0) {
      ::raise(SIGSTOP);
      return false;
    }
    errno = number_;
    return true;
  }

  bool hit(Kind kind, int descriptor) {
    if (below_.empty()) return false;
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    char path[4096];
    const ssize_t length = ::readlink(link.c_str(), path, sizeof(path) - 1);
    if (length < 0) return false;
    path[length] = '\0';
    return hit(kind, path);
  }

 private:
  const std::string below_, calls_;
  const long at_;
  const bool all_;
  const int number_;
  const std::string count_file_;
  std::atomic<long> count_ = 0;
};

Faults& faults() {
  static Faults the_faults;
  return the_faults;
}

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

bool changes(int flags) {
  return (flags & (O_CREAT | O_TRUNC)) != 0;
}

}  // namespace

// NOLINTBEGIN: names and types are those of the C library.
#define FAULTY(result, name, parameters, arguments, kind, subject)                 \
  extern "C" result name parameters {                                              \
    static auto* const real = next<result parameters>(#name);                      \
    return faults().hit(kind, subject) ? static_cast<result>(-1) : real arguments; \
  }

FAULTY(ssize_t, write, (int fd, const void* data, size_t size), (fd, data, size), Kind::kWrite, fd)
FAULTY(ssize_t, pwrite, (int fd, const void* data, size_t size, off_t at), (fd, data, size, at),
       Kind::kWrite, fd)
FAULTY(ssize_t, pwrite64, (int fd, const void* data, size_t size, off64_t at), (fd, data, size, at),
       Kind::kWrite, fd)
FAULTY(ssize_t, writev, (int fd, const iovec* parts, int count), (fd, parts, count), Kind::kWrite,
       fd)
FAULTY(int, fsync, (int fd), (fd), Kind::kWrite, fd)
FAULTY(int, fdatasync, (int fd), (fd), Kind::kWrite, fd)
FAULTY(int, mkdir, (const char* path, mode_t mode), (path, mode), Kind::kWrite, path)
FAULTY(int, rename, (const char* from, const char* to), (from, to), Kind::kRename, to)
FAULTY(ssize_t, read, (int fd, void* data, size_t size), (fd, data, size), Kind::kRead, fd)
FAULTY(ssize_t, pread, (int fd, void* data, size_t size, off_t at), (fd, data, size, at),
       Kind::kRead, fd)
FAULTY(ssize_t, pread64, (int fd, void* data, size_t size, off64_t at), (fd, data, size, at),
       Kind::kRead, fd)

#define FAULTY_OPEN(name)                                                  \
  extern "C" int name(const char* path, int flags, ...) {                  \
    static auto* const real = next<int(const char*, int, ...)>(#name);     \
    va_list rest;                                                          \
    va_start(rest, flags);                                                 \
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                                          \
    if (changes(flags) && faults().hit(Kind::kWrite, path)) return -1;     \
    return real(path, flags, mode);                                        \
  }

FAULTY_OPEN(open)
FAULTY_OPEN(open64)
// NOLINTEND
