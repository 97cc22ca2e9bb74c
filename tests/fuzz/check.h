// What the fuzz targets share: their entry point, and how they fail.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

/// One run of a target. libFuzzer calls it with inputs of its own, replay_main.cc with the kept
/// ones.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fundstelle {

/// Ends the process unless `holds`, saying which invariant is broken; libFuzzer then keeps the
/// input.
inline void check(bool holds, std::string_view invariant) {
  if (holds) return;
  std::fprintf(stderr, "broken invariant: %.*s\n", static_cast<int>(invariant.size()),
               invariant.data());
  std::abort();
}

}  // namespace fundstelle
