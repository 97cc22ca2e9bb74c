// A part of a text, by its bytes.
#pragma once

#include <cstddef>
#include <utility>

namespace fundstelle {

/// Half-open, into the UTF-8 string beside it.
using ByteRange = std::pair<std::size_t, std::size_t>;

}  // namespace fundstelle
