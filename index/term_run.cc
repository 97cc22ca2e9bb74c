#include "index/term_run.h"

#include <algorithm>
#include <utility>

#include "base/bytes.h"
#include "base/error.h"

namespace fundstelle {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} << 10;
// More than a term with its numbers takes: Xapian's terms have 245 bytes at most.
constexpr std::size_t kMaxEntryBytes = 512;

}  // namespace

void TermRunWriter::add(std::string_view term, std::uint32_t occurrences, std::uint32_t number) {
  append_string(buffer_, term);
  append_varint(buffer_, occurrences);
  append_varint(buffer_, number);
  if (buffer_.size() < kBufferBytes) return;
  file_.append(buffer_);
  buffer_.clear();
}

void TermRunWriter::finish() {
  file_.append(buffer_);
  buffer_.clear();
}

TermRunReader::TermRunReader(const ScratchFile& file, std::uint64_t begin, std::uint64_t end)
    : file_(&file), offset_(begin), end_(end) {
  next();
}

void TermRunReader::next() {
  if (rest_.size() < kMaxEntryBytes && offset_ < end_) fill();
  at_end_ = rest_.empty();
  if (at_end_) return;
  ByteReader reader(rest_);
  term_ = reader.string();
  occurrences_ = static_cast<std::uint32_t>(reader.varint());
  number_ = static_cast<std::uint32_t>(reader.varint());
  rest_ = reader.rest();
}

void TermRunReader::fill() {
  std::string buffer(rest_);
  const std::size_t kept = buffer.size();
  buffer.resize(kept + std::min<std::uint64_t>(kBufferBytes, end_ - offset_));
  const std::size_t count = file_->read(offset_, std::span(buffer).subspan(kept));
  if (count == 0) throw Error("a scratch file ends early");
  offset_ += count;
  buffer.resize(kept + count);
  buffer_ = std::move(buffer);
  rest_ = buffer_;
}

}  // namespace fundstelle
