#include "base/mapped_file.h"

#include <cerrno>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

namespace fundstelle {

MappedFile::MappedFile(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (descriptor < 0 || ::fstat(descriptor, &status) != 0) {
    const int cause = errno;
    if (descriptor >= 0) ::close(descriptor);
    throw system_failure(fmt::format("cannot read {}", path.string()), cause);
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > 0) {
    void* address = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
    const int cause = errno;
    ::close(descriptor);
    if (address == MAP_FAILED) {
      throw system_failure(fmt::format("cannot map {}", path.string()), cause);
    }
    bytes_ = {static_cast<const char*>(address), size};
  } else {
    ::close(descriptor);
  }
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace fundstelle
