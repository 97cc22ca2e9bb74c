// Stable hashes, equal on every machine and in every run: they are stored on disk.
#pragma once

#include <cstdint>
#include <string_view>

struct XXH3_state_s;

namespace fundstelle {

/// XXH3, 64 bits.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

/// hash64() of bytes that come in pieces. Not copyable.
class Hash64 {
 public:
  Hash64();
  ~Hash64();
  Hash64(const Hash64&) = delete;
  Hash64& operator=(const Hash64&) = delete;

  void add(std::string_view bytes);
  /// Of all that has been added.
  std::uint64_t value() const;

 private:
  XXH3_state_s* state_;
};

}  // namespace fundstelle
