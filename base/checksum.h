// A short checksum behind bytes that are stored: tells that some of them have changed since.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/hash.h"

namespace fundstelle {

inline constexpr std::size_t kChecksumBytes = 4;

/// Half of XXH3: one damage in four billion goes by unseen.
inline std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(hash64(bytes));
}

inline void append_checksum(std::string& bytes) {
  append_big_endian(bytes, checksum(bytes));
}

/// What append_checksum() was called with, given its result. Throws Error when it is another.
inline std::string_view without_checksum(std::string_view bytes) {
  if (bytes.size() >= kChecksumBytes) {
    const std::string_view content = bytes.substr(0, bytes.size() - kChecksumBytes);
    const std::uint32_t stored =
        ByteReader(bytes.substr(content.size())).big_endian<std::uint32_t>();
    if (checksum(content) == stored) return content;
  }
  throw Error("a stored record is damaged", "run `indexer check`, then `indexer rebuild`");
}

}  // namespace fundstelle
