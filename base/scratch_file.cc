#include "base/scratch_file.h"

#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/error.h"

namespace fundstelle {
namespace {

// Some file systems have no files without a name: there it loses the name at once.
int open_unnamed(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0) return descriptor;
  std::string name = (folder / "scratch-XXXXXX").string();
  const int named = ::mkostemp(name.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(name.c_str());
  return named;
}

}  // namespace

ScratchFile::ScratchFile(const std::filesystem::path& folder) : descriptor_(open_unnamed(folder)) {
  if (descriptor_ < 0) {
    const int cause = errno;
    throw system_failure(fmt::format("cannot create a file in {}", folder.string()), cause);
  }
}

ScratchFile::~ScratchFile() {
  ::close(descriptor_);
}

void ScratchFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count =
        ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw system_failure("cannot write a scratch file", errno);
    size_ += static_cast<std::uint64_t>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::size_t ScratchFile::read(std::uint64_t offset, std::span<char> buffer) const {
  ssize_t count = 0;
  do {
    count = ::pread(descriptor_, buffer.data(), buffer.size(), static_cast<off_t>(offset));
  } while (count < 0 && errno == EINTR);
  if (count < 0) throw system_failure("cannot read a scratch file", errno);
  return static_cast<std::size_t>(count);
}

}  // namespace fundstelle
