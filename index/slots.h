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
/// The article (index/stored_document.h). Not the data of the Xapian document: Xapian would deflate
/// it, once when it is added and once more when it is merged, to find that zstd has been there.
inline constexpr std::uint32_t kArticle = 3;
/// Where the words stand (index/position_record.h).
inline constexpr std::uint32_t kPositions = 4;
inline constexpr std::uint32_t kFirstFacet = 8;

}  // namespace fundstelle::slots
