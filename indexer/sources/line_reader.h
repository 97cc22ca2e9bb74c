// Cuts a stream of bytes into lines.
//
// A line ends at LF and nowhere else: U+2028, U+0085 and a lone CR may stand in one. Memory is
// bounded by the longest line allowed; longer ones are passed over without being kept.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/sources/byte_stream.h"

namespace fundstelle {

struct Line {
  std::string_view text;   ///< Without its LF, and without a CR before that.
  std::size_t number = 0;  ///< From 1.
  bool too_long = false;   ///< Longer than allowed; `text` is empty.
};

class LineReader {
 public:
  /// Bytes that may be read behind each line's text, as simdjson does.
  static constexpr std::size_t kPadding = 64;

  /// Lines of more than `max_line` bytes are too long.
  LineReader(ByteStream& stream, std::size_t max_line);

  /// The next line, nothing at the end. The text is valid until the next call. Throws StreamError.
  std::optional<Line> next();

  /// The text of the last line is needed no more: gives back the memory of a long one.
  void forget_line();

  /// How many lines were begun, also when reading one of them failed.
  std::size_t line_number() const { return number_; }

 private:
  bool fill();

  ByteStream& stream_;
  std::size_t max_line_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // Of the present line.
  std::size_t end_ = 0;    // Of the bytes read.
  std::size_t number_ = 0;
};

}  // namespace fundstelle
