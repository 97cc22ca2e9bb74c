// gzip and zstd behind decompress() of byte_stream.h. libarchive reads both too, but does not
// verify the checksum of gzip, and takes anything behind a member for the end.
#include <algorithm>
#include <vector>

#include <zlib.h>
#include <zstd.h>

#include "indexer/sources/byte_stream.h"

namespace fundstelle {
namespace {

constexpr const char* kTruncated =
    "the compressed data ends in the middle; fetch or pack the file again";
constexpr const char* kDamaged = "the compressed data is damaged; fetch or pack the file again";

// Compressed bytes that were read and not yet used.
class Input {
 public:
  explicit Input(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  /// What is there, read when there was nothing; empty at the end.
  std::span<char> bytes() {
    if (rest_.empty()) rest_ = std::span(buffer_).first(stream_->read(buffer_));
    return rest_;
  }
  void use(std::size_t count) { rest_ = rest_.subspan(count); }

 private:
  std::unique_ptr<ByteStream> stream_;
  std::vector<char> buffer_ = std::vector<char>(128 << 10);
  std::span<char> rest_;
};

class GzipStream : public ByteStream {
 public:
  explicit GzipStream(std::unique_ptr<ByteStream> compressed) : input_(std::move(compressed)) {
    constexpr int kGzipOnly = 16;  // Added to the window bits, see inflateInit2 in zlib.h.
    if (inflateInit2(&state_, MAX_WBITS + kGzipOnly) != Z_OK) throw std::bad_alloc();
  }
  ~GzipStream() override { inflateEnd(&state_); }

  std::size_t read(std::span<char> buffer) override {
    state_.next_out = reinterpret_cast<Bytef*>(buffer.data());
    state_.avail_out = static_cast<uInt>(buffer.size());
    while (state_.avail_out == buffer.size()) {
      const std::span<char> bytes = input_.bytes();
      if (between_members_) {
        if (bytes.empty()) return 0;
        if (skip_padding(bytes)) continue;
        inflateReset(&state_);
        between_members_ = false;
      }
      if (bytes.empty()) throw StreamError(kTruncated);
      inflate_some(bytes);
    }
    return buffer.size() - state_.avail_out;
  }

 private:
  // Zero bytes behind the last member are what tapes and block devices leave; gzip skips them too.
  bool skip_padding(std::span<char> bytes) {
    if (!seen_member_ || bytes.front() != '\0') return false;
    input_.use(1);
    return true;
  }

  void inflate_some(std::span<char> bytes) {
    state_.next_in = reinterpret_cast<Bytef*>(bytes.data());
    state_.avail_in = static_cast<uInt>(bytes.size());
    const int result = inflate(&state_, Z_NO_FLUSH);
    input_.use(bytes.size() - state_.avail_in);
    if (result == Z_STREAM_END) {
      between_members_ = true;
      seen_member_ = true;
    } else if (result == Z_MEM_ERROR) {
      throw std::bad_alloc();
    } else if (result != Z_OK) {
      throw StreamError(kDamaged);
    }
  }

  Input input_;
  z_stream state_{};
  bool between_members_ = true;
  bool seen_member_ = false;
};

struct ZstdCloser {
  void operator()(ZSTD_DStream* state) const { ZSTD_freeDStream(state); }
};

class ZstdStream : public ByteStream {
 public:
  explicit ZstdStream(std::unique_ptr<ByteStream> compressed)
      : input_(std::move(compressed)), state_(ZSTD_createDStream()) {
    if (!state_) throw std::bad_alloc();
  }

  std::size_t read(std::span<char> buffer) override {
    ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
    while (out.pos == 0) {
      const std::span<char> bytes = input_.bytes();
      if (bytes.empty() && between_frames_) return 0;
      ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
      const std::size_t result = ZSTD_decompressStream(state_.get(), &out, &in);
      if (ZSTD_isError(result) != 0) throw StreamError(kDamaged);
      input_.use(in.pos);
      between_frames_ = result == 0;
      if (bytes.empty() && out.pos == 0 && !between_frames_) throw StreamError(kTruncated);
    }
    return out.pos;
  }

 private:
  Input input_;
  std::unique_ptr<ZSTD_DStream, ZstdCloser> state_;
  bool between_frames_ = true;
};

}  // namespace

std::unique_ptr<ByteStream> decompress(std::unique_ptr<ByteStream> compressed,
                                       Compression compression) {
  switch (compression) {
    case Compression::kNone:
      return compressed;
    case Compression::kGzip:
      return std::make_unique<GzipStream>(std::move(compressed));
    case Compression::kZstandard:
      return std::make_unique<ZstdStream>(std::move(compressed));
  }
  return compressed;
}

}  // namespace fundstelle
