#include "indexer/glass/deflate.h"

#include <new>

namespace fundstelle::glass {
namespace {

// As Xapian sets them, so that the bytes are the same.
constexpr int kRawWindowBits = -15;
constexpr int kMemoryLevel = 9;

}  // namespace

Deflate::Deflate() {
  if (deflateInit2(&state_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kRawWindowBits, kMemoryLevel,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
}

Deflate::~Deflate() {
  deflateEnd(&state_);
}

std::string_view Deflate::compress(std::string_view bytes) {
  if (out_.size() < bytes.size()) out_.resize(bytes.size());
  deflateReset(&state_);
  state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  state_.avail_in = static_cast<uInt>(bytes.size());
  state_.next_out = reinterpret_cast<Bytef*>(out_.data());
  state_.avail_out = static_cast<uInt>(bytes.size());
  if (deflate(&state_, Z_FINISH) != Z_STREAM_END || state_.total_out >= bytes.size()) return {};
  return std::string_view(out_).substr(0, state_.total_out);
}

}  // namespace fundstelle::glass
