#include "base/input_file.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/error.h"

namespace fundstelle {
namespace {

constexpr std::size_t kReadBytes = 256 << 10;

Error cannot_read(const std::string& name, int reason) {
  return system_failure(fmt::format("cannot read {}", name), reason);
}

}  // namespace

InputFile::InputFile(const std::filesystem::path& path, std::string name)
    : InputFile(::open(path.c_str(), O_RDONLY | O_CLOEXEC), std::move(name)) {
  if (descriptor_ < 0) throw cannot_read(name_, errno);
}

InputFile InputFile::standard_input() {
  return InputFile(STDIN_FILENO, "standard input");
}

InputFile::InputFile(InputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), name_(std::move(other.name_)) {}

InputFile::~InputFile() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

std::size_t InputFile::read(std::span<char> bytes) {
  while (true) {
    const ssize_t count = ::read(descriptor_, bytes.data(), bytes.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) throw cannot_read(name_, errno);
  }
}

std::string read_whole(InputFile file, std::size_t max_bytes) {
  std::string content;
  while (true) {
    const std::size_t size = content.size();
    content.resize(size + kReadBytes);
    const std::size_t count = file.read(std::span(content).subspan(size));
    content.resize(size + count);
    if (count == 0) return content;
    if (content.size() > max_bytes) {
      throw Error(fmt::format("cannot read {}: it has more than {} bytes", file.name(), max_bytes));
    }
  }
}

InputLines::InputLines(InputFile file, std::size_t max_line)
    : file_(std::move(file)), max_line_(max_line) {}

// Reads more behind what is there; false at the end.
bool InputLines::fill() {
  buffer_.erase(0, begin_);
  begin_ = 0;
  const std::size_t size = buffer_.size();
  buffer_.resize(size + kReadBytes);
  const std::size_t count = file_.read(std::span(buffer_).subspan(size));
  buffer_.resize(size + count);
  return count > 0;
}

std::optional<InputLine> InputLines::next() {
  std::size_t size = 0;  // of the line, as far as it has been read
  while (true) {
    const std::size_t feed = buffer_.find('\n', begin_ + size);
    const bool is_whole = feed != std::string::npos;
    size = (is_whole ? feed : buffer_.size()) - begin_;
    if (size > max_line_) return pass_over();
    if (!is_whole && fill()) continue;
    if (!is_whole && size == 0) return std::nullopt;
    const InputLine line{std::string_view(buffer_).substr(begin_, size), ++number_, false};
    begin_ += is_whole ? size + 1 : size;
    return line;
  }
}

// The rest of the present line.
InputLine InputLines::pass_over() {
  const InputLine line{{}, ++number_, true};
  std::size_t passed = 0;
  do {
    const std::size_t feed = buffer_.find('\n', begin_);
    if (feed != std::string::npos) {
      begin_ = feed + 1;
      break;
    }
    passed += buffer_.size() - begin_;
    begin_ = buffer_.size();
    if (passed > kMaxPassedOver * max_line_) {
      throw Error(fmt::format("{}:{}: the line does not end", file_.name(), number_),
                  fmt::format("lines have at most {} bytes", max_line_));
    }
  } while (fill());
  return line;
}

}  // namespace fundstelle
