#include "base/atomic_file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/error.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(std::string_view what, const fs::path& path) {
  const int cause = errno;
  throw Error(fmt::format("cannot {} {}: {}", what, path.string(), std::strerror(cause)),
              cause == ENOSPC ? "free some space and run again" : "");
}

// An open descriptor, closed when it goes out of scope.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : number_(::open(path.c_str(), flags, 0644)) {
    if (number_ < 0) fail("open", path);
  }
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

void sync(const fs::path& path, int flags) {
  const Descriptor descriptor(path, flags | O_CLOEXEC);
  if (::fsync(descriptor.number()) != 0) fail("synchronise", path);
}

// Takes a file away again unless it is kept.
class NewFile {
 public:
  explicit NewFile(const fs::path& path) : path_(path) {}
  ~NewFile() {
    if (!kept_) ::unlink(path_.c_str());
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  void keep() { kept_ = true; }

 private:
  const fs::path& path_;
  bool kept_ = false;
};

}  // namespace

fs::path unfinished_file(const fs::path& path) {
  fs::path beside = path;
  beside += ".new";
  return beside;
}

void write_file_atomically(const fs::path& path, std::string_view content) {
  const fs::path beside = unfinished_file(path);
  NewFile file(beside);
  {
    const Descriptor descriptor(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
    for (std::string_view left = content; !left.empty();) {
      const ssize_t written = ::write(descriptor.number(), left.data(), left.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail("write", beside);
      left.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(descriptor.number()) != 0) fail("synchronise", beside);
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) fail("replace", path);
  file.keep();
  sync(path.parent_path(), O_RDONLY | O_DIRECTORY);
}

void sync_folder(const fs::path& folder) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file()) sync(entry.path(), O_RDONLY);
  }
  sync(folder, O_RDONLY | O_DIRECTORY);
}

}  // namespace fundstelle
