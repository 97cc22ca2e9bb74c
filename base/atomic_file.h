// Files that are replaced whole or not at all, also when the power fails.
#pragma once

#include <filesystem>
#include <string_view>

namespace fundstelle {

/// What write_file_atomically() writes first. A kill leaves it behind; the next call replaces it.
std::filesystem::path unfinished_file(const std::filesystem::path& path);

/// Writes a file beside `path`, synchronises it to disk and renames it over `path`. Two at once for
/// one path are in each other's way. Throws Error.
void write_file_atomically(const std::filesystem::path& path, std::string_view content);

/// Synchronises every file in `folder` and the folder itself to disk. Throws Error.
void sync_folder(const std::filesystem::path& folder);

}  // namespace fundstelle
