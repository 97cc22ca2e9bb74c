#include "indexer/sources/byte_stream.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace fundstelle {
namespace {

StreamError system_error(const char* what, int cause) {
  return StreamError(std::string(what) + ": " + std::strerror(cause));
}

class DescriptorStream : public ByteStream {
 public:
  explicit DescriptorStream(int descriptor) : descriptor_(descriptor) {}

  std::size_t read(std::span<char> buffer) override {
    ssize_t size = 0;
    do {
      size = ::read(descriptor_, buffer.data(), buffer.size());
    } while (size < 0 && errno == EINTR);
    if (size < 0) throw system_error("cannot be read", errno);
    return static_cast<std::size_t>(size);
  }

 private:
  int descriptor_;
};

class WaitingStream : public ByteStream {
 public:
  WaitingStream(int descriptor, std::function<void()> waiting)
      : descriptor_(descriptor), waiting_(std::move(waiting)), bytes_(descriptor) {}

  std::size_t read(std::span<char> buffer) override {
    constexpr int kMilliseconds = 200;
    // poll() would wait for ever for a negative descriptor, where read() is to say what is wrong.
    pollfd input{descriptor_, POLLIN, 0};
    int ready = descriptor_ < 0 ? 1 : 0;
    while (ready == 0) {
      ready = ::poll(&input, 1, kMilliseconds);
      if (ready < 0 && errno == EINTR) ready = 0;
      if (ready == 0) waiting_();
    }
    return bytes_.read(buffer);
  }

 private:
  const int descriptor_;
  const std::function<void()> waiting_;
  DescriptorStream bytes_;
};

class FileStream : public ByteStream {
 public:
  // Without O_NONBLOCK, opening a pipe that took the file's place would wait for a writer.
  explicit FileStream(const std::filesystem::path& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)), bytes_(descriptor_) {
    if (descriptor_ < 0) throw system_error("cannot be opened", errno);
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
      ::close(descriptor_);
      throw StreamError("is not a regular file");
    }
    ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
  }
  ~FileStream() override { ::close(descriptor_); }

  std::size_t read(std::span<char> buffer) override { return bytes_.read(buffer); }

 private:
  int descriptor_;
  DescriptorStream bytes_;
};

class LimitedStream : public ByteStream {
 public:
  LimitedStream(std::unique_ptr<ByteStream> stream, std::uint64_t limit, std::string reason)
      : stream_(std::move(stream)), left_(limit), reason_(std::move(reason)) {}

  std::size_t read(std::span<char> buffer) override {
    if (left_ == 0) {
      char beyond = 0;
      if (stream_->read({&beyond, 1}) > 0) throw StreamLimit(reason_);
      return 0;
    }
    const std::size_t wanted = std::min<std::uint64_t>(buffer.size(), left_);
    const std::size_t size = stream_->read(buffer.first(wanted));
    left_ -= size;
    return size;
  }

 private:
  const std::unique_ptr<ByteStream> stream_;
  std::uint64_t left_;
  const std::string reason_;
};

}  // namespace

std::unique_ptr<ByteStream> limit_stream(std::unique_ptr<ByteStream> stream, std::uint64_t limit,
                                         std::string reason) {
  return std::make_unique<LimitedStream>(std::move(stream), limit, std::move(reason));
}

std::unique_ptr<ByteStream> open_file(const std::filesystem::path& path) {
  return std::make_unique<FileStream>(path);
}

std::unique_ptr<ByteStream> stream_of(int descriptor, std::function<void()> waiting) {
  return std::make_unique<WaitingStream>(descriptor, std::move(waiting));
}

std::string read_all(ByteStream& stream, std::size_t limit) {
  constexpr std::size_t kFirstBytes = 16 << 10;
  std::string bytes;
  std::size_t size = 0;
  while (size <= limit) {
    if (size == bytes.size()) {
      bytes.resize(std::min(limit + 1, std::max(kFirstBytes, 2 * bytes.size())));
    }
    const std::size_t count = stream.read(std::span(bytes).subspan(size));
    if (count == 0) break;
    size += count;
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace fundstelle
