// UTF-16 and UTF-32 behind transcode() of byte_stream.h, so that files of records can be cut into
// lines and elements.
#include <algorithm>
#include <vector>

#include <unicode/ucnv.h>

#include "base/encoding.h"
#include "base/utf8.h"
#include "indexer/sources/byte_stream.h"

namespace fundstelle {
namespace {

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

class Utf8Stream : public ByteStream {
 public:
  explicit Utf8Stream(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  std::size_t read(std::span<char> buffer) override {
    if (!begun_) begin();
    while (given_ == ready_.size() && !at_end_) {
      if (!converter_) return stream_->read(buffer);
      convert_more();
    }
    const std::size_t count = ready_.copy(buffer.data(), buffer.size(), given_);
    given_ += count;
    return count;
  }

 private:
  // Looks for a mark. What follows it in the first bytes is kept.
  void begin() {
    constexpr std::size_t kLongestMark = 4;
    std::string head(kLongestMark, '\0');
    std::size_t size = 0;
    while (size < head.size()) {
      const std::size_t count = stream_->read(std::span(head).subspan(size));
      if (count == 0) break;
      size += count;
    }
    head.resize(size);
    begun_ = true;
    if (const ByteOrderMark* mark = find_byte_order_mark(head)) {
      head.erase(0, mark->bytes.size());
      if (std::string_view(mark->encoding) != "UTF-8") open(mark->encoding);
    }
    if (converter_) return convert(head);
    ready_ = std::move(head);
  }

  void open(const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    converter_.reset(ucnv_open(encoding, &status));
    if (U_FAILURE(status)) throw StreamError(u_errorName(status));
  }

  void convert_more() {
    constexpr std::size_t kReadBytes = 64 << 10;
    raw_.resize(kReadBytes);
    const std::size_t count = stream_->read(raw_);
    at_end_ = count == 0;
    convert(std::string_view(raw_.data(), count));
  }

  // Characters cut in two wait in the converter for the rest of their bytes.
  void convert(std::string_view bytes) {
    std::vector<UChar> units(bytes.size() + 4);  // No byte yields more than one.
    UChar* target = units.data();
    const char* source = bytes.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter_.get(), &target, units.data() + units.size(), &source,
                   bytes.data() + bytes.size(), nullptr, at_end_, &status);
    if (U_FAILURE(status)) throw StreamError(u_errorName(status));
    const auto length = static_cast<std::size_t>(target - units.data());
    ready_.clear();
    given_ = 0;
    for (std::size_t i = 0; i < length;) {
      UChar32 character = 0;
      U16_NEXT(units.data(), i, length, character);
      append_utf8(ready_, static_cast<char32_t>(character));
    }
  }

  std::unique_ptr<ByteStream> stream_;
  std::unique_ptr<UConverter, ConverterCloser> converter_;  // Null when there is nothing to do.
  std::vector<char> raw_;
  std::string ready_;
  std::size_t given_ = 0;  // Of `ready_`.
  bool begun_ = false;
  bool at_end_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> transcode(std::unique_ptr<ByteStream> bytes) {
  return std::make_unique<Utf8Stream>(std::move(bytes));
}

}  // namespace fundstelle
