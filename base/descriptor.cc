#include "base/descriptor.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

namespace fundstelle {

namespace fs = std::filesystem;

void throw_system_error(std::string_view what, const fs::path& path) {
  const int cause = errno;
  if (cause == ELOOP) {
    throw Error(fmt::format("cannot {} {}: it is a symbolic link", what, path.string()),
                "remove the link");
  }
  throw system_failure(fmt::format("cannot {} {}", what, path.string()), cause,
                       cause == ENOSPC ? "free some space and run again" : "");
}

Descriptor::Descriptor(const fs::path& path, int flags, unsigned mode)
    : number_(::open(path.c_str(), flags | O_NOFOLLOW | O_CLOEXEC, mode)) {
  if (number_ < 0) throw_system_error("open", path);
}

Descriptor::~Descriptor() {
  ::close(number_);
}

void write_all(const Descriptor& file, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw_system_error("write", path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::optional<std::string> read_regular_file(const fs::path& path, std::size_t max_bytes) {
  // Without O_NONBLOCK a pipe in the file's place would keep us waiting for a writer.
  const int number = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  if (number < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    throw_system_error("read", path);
  }
  const Descriptor file(number);
  struct stat status {};
  if (::fstat(number, &status) != 0) throw_system_error("read", path);
  if (!S_ISREG(status.st_mode)) throw Error(fmt::format("{} is not a file", path.string()));
  std::string bytes;
  std::array<char, 4096> buffer{};
  for (;;) {
    const ssize_t size = ::read(number, buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) throw_system_error("read", path);
    if (size == 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(size));
    if (bytes.size() > max_bytes) throw Error(fmt::format("{} is too large", path.string()));
  }
}

}  // namespace fundstelle
