// The version of what is stored: terms, slots and records.
//
// An index of another version is not searched or changed. From kOldestReadableSchema on, its
// articles, sources and file states can be read, so that the next update makes a new index of it
// with nothing lost. tests/data/indexes holds an index of each of these versions.
#pragma once

#include <cstdint>

namespace fundstelle {

/// To be raised when terms, slots or records change their meaning.
///
///   4  the first one that later versions read
///   5  an article says which facets its metadata named (StoredDocument::named)
inline constexpr std::uint32_t kSchemaVersion = 5;

/// The oldest version whose articles are taken over.
inline constexpr std::uint32_t kOldestReadableSchema = 4;

/// Whether articles, sources and file states of an index of that version can be read.
constexpr bool is_readable_schema(std::uint32_t version) {
  return version >= kOldestReadableSchema && version <= kSchemaVersion;
}

}  // namespace fundstelle
