#include "indexer/segments/deflate_stream.h"

#include <array>
#include <new>
#include <utility>

namespace fundstelle::glass {
namespace {

constexpr int kRaw = -15;  // no header, a window of 2^15 bytes: what Xapian reads
constexpr int kMemoryLevel = 9;

}  // namespace

DeflateStream::DeflateStream() {
  if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kRaw, kMemoryLevel,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
}

DeflateStream::~DeflateStream() {
  deflateEnd(&stream_);
}

void DeflateStream::write(std::string_view bytes, int flush) {
  std::array<char, 16 << 10> buffer{};
  // zlib takes a pointer to what it does not change.
  stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT
  stream_.avail_in = static_cast<uInt>(bytes.size());
  do {
    stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());  // NOLINT
    stream_.avail_out = static_cast<uInt>(buffer.size());
    deflate(&stream_, flush);
    compressed_.append(buffer.data(), buffer.size() - stream_.avail_out);
  } while (stream_.avail_out == 0);
}

std::string DeflateStream::finish() {
  write({}, Z_FINISH);
  return std::exchange(compressed_, {});
}

}  // namespace fundstelle::glass
