// Files that somebody names on a command line, read with a ceiling on memory: such a file may be a
// device or a pipe without end.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace fundstelle {

/// An open file, or standard input. Not copyable, as it owns the descriptor.
class InputFile {
 public:
  /// `name` is how messages call it. Throws Error when it cannot be opened.
  InputFile(const std::filesystem::path& path, std::string name);
  /// Standard input, which stays open.
  static InputFile standard_input();
  ~InputFile();
  InputFile(InputFile&& other) noexcept;
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  InputFile& operator=(InputFile&&) = delete;

  /// Reads at most `bytes.size()` bytes; 0 at the end. Throws Error when it cannot: a folder can be
  /// opened, but not read.
  std::size_t read(std::span<char> bytes);

  const std::string& name() const { return name_; }

 private:
  InputFile(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}

  int descriptor_;
  std::string name_;
};

/// The whole file. Throws Error when it cannot be read or has more than `max_bytes`.
std::string read_whole(InputFile file, std::size_t max_bytes);

struct InputLine {
  std::string_view text;   ///< Without its line feed. Empty when it is too long.
  std::size_t number = 0;  ///< From 1.
  bool too_long = false;
};

/// Cuts a file into lines, each of which ends at a line feed and nowhere else.
class InputLines {
 public:
  /// Lines of more than `max_line` bytes are passed over, without being kept, up to this many times
  /// as many bytes.
  static constexpr std::size_t kMaxPassedOver = 100;

  InputLines(InputFile file, std::size_t max_line);

  /// The next line, nothing at the end. The text is valid until the next call. Throws Error when
  /// the file cannot be read, or a line that is too long does not end.
  std::optional<InputLine> next();

 private:
  bool fill();
  InputLine pass_over();

  InputFile file_;
  std::size_t max_line_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what was read and not given out yet
  std::size_t number_ = 0;
};

}  // namespace fundstelle
