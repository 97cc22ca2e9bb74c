// A raw deflate stream of bytes that come in pieces, by zlib: Deflate is faster, but wants to see
// all of them at once.
#pragma once

#include <string>
#include <string_view>

#include <zlib.h>

namespace fundstelle::glass {

/// Not copyable: zlib's state is in one place.
class DeflateStream {
 public:
  DeflateStream();
  ~DeflateStream();
  DeflateStream(const DeflateStream&) = delete;
  DeflateStream& operator=(const DeflateStream&) = delete;

  void add(std::string_view bytes) { write(bytes, Z_NO_FLUSH); }
  /// The whole stream. To be called once.
  std::string finish();

 private:
  void write(std::string_view bytes, int flush);

  z_stream stream_{};
  std::string compressed_;
};

}  // namespace fundstelle::glass
