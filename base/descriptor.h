// An open file descriptor with an owner, and files of ours that nobody can have put a link in place
// of.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace fundstelle {

/// Closed when it goes out of scope. Not copyable: it owns the descriptor.
class Descriptor {
 public:
  /// Opens `path`, never following a link at its end; a file that is created is private to its
  /// owner but for what `mode` and the umask allow. Throws Error.
  Descriptor(const std::filesystem::path& path, int flags, unsigned mode = 0666);
  /// Takes over an open descriptor.
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor();
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }

 private:
  int number_ = -1;
};

/// Writes all of `bytes`. `path` is for the message only. Throws Error.
void write_all(const Descriptor& file, std::string_view bytes, const std::filesystem::path& path);

/// The bytes of a small regular file; nothing when there is none. Throws Error when it is something
/// else (a link, a folder, a pipe), larger than `max_bytes`, or cannot be read.
std::optional<std::string> read_regular_file(const std::filesystem::path& path,
                                             std::size_t max_bytes = std::size_t{1} << 20);

/// Throws what went wrong in a system call: `cannot WHAT PATH: ` and the system's words for errno.
[[noreturn]] void throw_system_error(std::string_view what, const std::filesystem::path& path);

}  // namespace fundstelle
