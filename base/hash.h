// Stable hashes, equal on every machine and in every run: they are stored on disk.
#pragma once

#include <cstdint>
#include <string_view>

namespace fundstelle {

/// XXH3, 64 bits.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace fundstelle
