// Value slots of a document, for sorting, ranges and identity. Facets follow from kFirstFacet on.
#pragma once

#include <cstdint>

namespace fundstelle::slots {

/// Seconds since 1970, 64 bits, most significant byte first, sign flipped so that bytes sort as
/// numbers; then one byte: 1 when the date has a time. Empty for an undated document.
inline constexpr std::uint32_t kDate = 0;
/// The printed id, to list and sort hits without reading their text.
inline constexpr std::uint32_t kId = 1;
/// Hash of the article's key and hash of its content, 8 bytes each: change detection of records.
inline constexpr std::uint32_t kIdentity = 2;
inline constexpr std::uint32_t kFirstFacet = 8;

}  // namespace fundstelle::slots
