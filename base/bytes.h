// Fixed-width and variable-length integers in byte strings, for everything stored on disk.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace fundstelle {

/// Appends `value` with the most significant byte first, so that byte order is numeric order.
template <std::unsigned_integral T>
void append_big_endian(std::string& bytes, T value) {
  for (int shift = static_cast<int>(sizeof(T)) * 8 - 8; shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<char>((value >> shift) & 0xFF));
  }
}

/// Appends `value` in groups of seven bits, the lowest first.
inline void append_varint(std::string& bytes, std::uint64_t value) {
  while (value >= 0x80) {
    bytes.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  bytes.push_back(static_cast<char>(value));
}

/// Appends a length and the bytes themselves.
inline void append_string(std::string& bytes, std::string_view text) {
  append_varint(bytes, text.size());
  bytes += text;
}

/// Reads what the functions above wrote. Every function throws Error when the bytes end early:
/// the data is damaged.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  bool at_end() const { return bytes_.empty(); }
  std::string_view rest() const { return bytes_; }

  std::string_view take(std::size_t size) {
    if (size > bytes_.size()) fail();
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }

  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1)[0]);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    fail();
  }

  std::string_view string() { return take(varint()); }

  template <std::unsigned_integral T>
  T big_endian() {
    T value = 0;
    for (const char byte : take(sizeof(T))) {
      value = static_cast<T>((value << 8) | static_cast<unsigned char>(byte));
    }
    return value;
  }

 private:
  [[noreturn]] static void fail() {
    throw Error("a stored record is damaged", "run `indexer check`, then `indexer rebuild`");
  }

  std::string_view bytes_;
};

}  // namespace fundstelle
