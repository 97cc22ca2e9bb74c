#include "base/hash.h"

#include <new>

#include <xxhash.h>

namespace fundstelle {

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

Hash64::Hash64() : state_(XXH3_createState()) {
  if (state_ == nullptr) throw std::bad_alloc();
  XXH3_64bits_reset(state_);
}

Hash64::~Hash64() {
  XXH3_freeState(state_);
}

void Hash64::add(std::string_view bytes) {
  XXH3_64bits_update(state_, bytes.data(), bytes.size());
}

std::uint64_t Hash64::value() const {
  return XXH3_64bits_digest(state_);
}

}  // namespace fundstelle
