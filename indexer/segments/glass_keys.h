// Numbers and terms as keys of glass tables: their bytes sort as they do. common/pack.h of Xapian's
// source describes them. Numbers and strings inside tags are written by base/bytes.h, which has the
// same coding.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fundstelle::glass {

/// Chunks of postings and of values end once they have this many bytes, as Xapian's do.
inline constexpr std::size_t kChunkBytes = 2000;

/// Two bytes up to 2^15; beyond, the leading ones of the first byte tell how many follow.
inline void append_sortable(std::string& key, std::uint32_t number) {
  if (number < 0x8000) {
    key.push_back(static_cast<char>(number >> 8));
    key.push_back(static_cast<char>(number));
    return;
  }
  const auto size = static_cast<unsigned>(std::bit_width(number) + 5) / 7;
  const std::uint64_t marked = number | ((0xFFULL << (10 - size)) & 0xFF) << (8 * (size - 1));
  for (unsigned byte = size; byte-- > 0;) key.push_back(static_cast<char>(marked >> (8 * byte)));
}

/// A zero byte becomes 00 FF, so that 00 can end a term.
inline void append_term(std::string& key, std::string_view term) {
  for (const char byte : term) {
    key.push_back(byte);
    if (byte == '\0') key.push_back('\xff');
  }
}

/// Of the first chunk of a term's postings.
inline std::string postings_key(std::string_view term) {
  std::string key;
  append_term(key, term);
  return key;
}

/// Of a later chunk, which begins with `document`.
inline std::string postings_key(std::string_view term, std::uint32_t document) {
  std::string key = postings_key(term);
  key.push_back('\0');
  append_sortable(key, document);
  return key;
}

}  // namespace fundstelle::glass
