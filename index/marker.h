// What tells that a folder is ours, so that nothing else is ever removed: a file `fundstelle` in
// the index folder, with the id of the index, and one in each generation, with the id of the index
// that it belongs to and what has become of it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace fundstelle {

enum class Fate {
  kUnfinished,  ///< Being built, or left by a run that was stopped: may be removed.
  kPublished,   ///< In force, or once was.
  kKept,        ///< Holds documents that could not be carried over: only a person may remove it.
  kRetired,     ///< Its documents are in later ones: may be removed.
};

struct Marker {
  std::string index_id;      ///< 32 hex digits.
  std::optional<Fate> fate;  ///< Of a generation; the index folder itself has none.
};

/// The file's name.
inline constexpr const char* kMarkerName = "fundstelle";

/// An id that no other index has.
std::string make_index_id();

/// Nothing when `folder` has no marker, or something that is none: a link, other text. Throws Error
/// when it cannot be read.
std::optional<Marker> read_marker(const std::filesystem::path& folder);

/// Replaces the file whole. Throws Error.
void write_marker(const std::filesystem::path& folder, const Marker& marker);

}  // namespace fundstelle
