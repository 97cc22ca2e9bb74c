// Reads the project's own tables, tab-separated text with comments, and Debian's word lists.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
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

/// Calls `use` for every line that is neither empty nor a comment (#).
void for_each_line(const std::filesystem::path& path,
                   const std::function<void(std::string_view)>& use);

/// The words of a language model of onboard with their occurrences: `1234 Wort` a line below
/// `\\1-grams:`.
void for_each_frequency(const std::filesystem::path& path,
                        const std::function<void(std::string_view, std::uint64_t)>& use);

}  // namespace fundstelle
