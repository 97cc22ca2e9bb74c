#include "indexer/sources/line_reader.h"

#include <algorithm>
#include <cstring>

namespace fundstelle {
namespace {

constexpr std::size_t kReadBytes = 256 << 10;
constexpr std::size_t kLongLine = std::size_t{2} << 20;

}  // namespace

LineReader::LineReader(ByteStream& stream, std::size_t max_line)
    : stream_(stream), max_line_(max_line), buffer_(kReadBytes + kPadding) {}

// Reads more behind what is there; false at the end. The present line moves to the front.
bool LineReader::fill() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  const std::size_t capacity = buffer_.size() - kPadding;
  if (end_ == capacity) {
    buffer_.resize(std::min(2 * capacity, std::max(capacity, max_line_) + kReadBytes) + kPadding);
  }
  const std::size_t count =
      stream_.read(std::span(buffer_).subspan(end_, buffer_.size() - kPadding - end_));
  end_ += count;
  return count > 0;
}

void LineReader::forget_line() {
  const std::size_t wanted = end_ - begin_ + kReadBytes + kPadding;
  if (buffer_.size() < kLongLine || wanted > buffer_.size() / 2) return;
  std::vector<char> smaller(wanted);
  std::memcpy(smaller.data(), buffer_.data() + begin_, end_ - begin_);
  buffer_ = std::move(smaller);
  end_ -= begin_;
  begin_ = 0;
}

std::optional<Line> LineReader::next() {
  ++number_;
  bool too_long = false;
  std::size_t searched = begin_;
  while (true) {
    const auto* feed =
        static_cast<const char*>(std::memchr(buffer_.data() + searched, '\n', end_ - searched));
    if (feed != nullptr) {
      std::string_view text(buffer_.data() + begin_, feed);
      begin_ += text.size() + 1;
      if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
      if (too_long || text.size() > max_line_) return Line{{}, number_, true};
      return Line{text, number_, false};
    }
    // One byte more than allowed may be the CR.
    if (end_ - begin_ > max_line_ + 1) {
      too_long = true;
      begin_ = end_;
    }
    searched = end_ - begin_;  // fill() moves the line to the front.
    if (fill()) continue;
    if (begin_ == end_ && !too_long) {
      --number_;
      return std::nullopt;
    }
    const std::string_view text(buffer_.data() + begin_, end_ - begin_);
    begin_ = end_;
    if (too_long || text.size() > max_line_) return Line{{}, number_, true};
    return Line{text, number_, false};
  }
}

}  // namespace fundstelle
