// What bounds the reading of one file.
#pragma once

#include <cstddef>
#include <cstdint>

namespace fundstelle {

/// Any compressed file may unpack to so many bytes.
inline constexpr std::uint64_t kFreeExpansion = std::uint64_t{4} << 20;

struct ReadLimits {
  std::size_t max_record = std::size_t{64} << 20;  ///< Bytes of one file's or record's raw text.
  bool bounded_by_memory =
      false;  ///< `max_record` is what --memory leaves, for the failure's reason.
  /// Bytes that the parts of one file or record may take while it is read: a value of JSON or an
  /// element of HTML takes hundreds, however short it is.
  std::uint64_t parts_memory = std::uint64_t{512} << 20;
  /// How many times its size a compressed file may unpack to, kFreeExpansion bytes in any case;
  /// 0: without a bound. Archives of news come to 3 to 30, logs that repeat themselves to 200.
  std::uint64_t max_expansion = 250;
};

}  // namespace fundstelle
