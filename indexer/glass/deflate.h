// Raw deflate streams, as glass keeps term lists.
#pragma once

#include <string>
#include <string_view>

#include <zlib.h>

namespace fundstelle::glass {

/// Not copyable: it owns a compressor, which is kept between calls.
class Deflate {
 public:
  Deflate();
  ~Deflate();
  Deflate(const Deflate&) = delete;
  Deflate& operator=(const Deflate&) = delete;

  /// The stream for `bytes`, valid until the next call; empty when it would not be shorter.
  std::string_view compress(std::string_view bytes);

 private:
  z_stream state_{};
  std::string out_;
};

}  // namespace fundstelle::glass
