// The folder of one generation: what lies in it, and how it is removed without touching anything
// that is not ours.
//
//   gen-0007/fundstelle       its marker (marker.h)
//   gen-0007/*.glass, …       a Xapian database (xapian/database.h)
//   gen-0007/checksums        of its files (xapian/checksums.h)
//   gen-0007/segments/        small databases that are merged into it, while it is built
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace fundstelle {

/// `gen-0007`.
std::string generation_name(std::uint32_t number);

/// The number in a name that generation_name() gives; nothing for every other name.
std::optional<std::uint32_t> generation_number(std::string_view name);

/// The name of a generation's folder for the moment before it has its marker and after it has lost
/// it, when nothing else would tell that it is ours.
inline constexpr const char* kMarkerlessName = "generation.tmp";

/// Where the segments of a generation lie while it is built.
std::filesystem::path segments_folder(const std::filesystem::path& generation);

/// Whether `folder` is a folder, not a link to one, with a marker of this index.
bool is_of_index(const std::filesystem::path& folder, std::string_view index_id);

/// Removes files that have the names of ours, then the folders that are empty, the marker last.
/// What else lies there stays, and the folder with it. For folders that is_of_index(), or that are
/// about to become so. Never throws: what cannot be removed stays for the next run.
void remove_generation(const std::filesystem::path& folder) noexcept;

/// Throws Error when one of the files of a generation is a link: writing would follow it.
void require_no_links(const std::filesystem::path& folder);

}  // namespace fundstelle
