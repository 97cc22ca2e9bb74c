// Reads the project's own tables: tab-separated text with comments.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle {

/// Throws Error when the file cannot be read.
std::string read_file(const std::filesystem::path& path);

/// The trimmed fields of `text`, at least one.
std::vector<std::string> split(std::string_view text, char separator);

/// The rows of a table with at least `columns` fields each; empty lines and comments (#) are left
/// out. Throws Error when a first field is empty.
std::vector<std::vector<std::string>> read_table(const std::filesystem::path& path,
                                                 std::size_t columns);

}  // namespace fundstelle
