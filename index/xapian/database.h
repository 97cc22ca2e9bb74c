// The folder of a Xapian database: how it is opened, and which files lie in it.
//
// Xapian has several formats. New databases get the one that it prefers itself, and whichever is
// there is opened, so an index can be had with any Xapian at hand. Glass, that of Xapian 1.4, is
// also read (glass_files.h) and written (indexer/segments) by ourselves; where the format is
// another one, that is left out.
#pragma once

#include <filesystem>
#include <string_view>

#include <xapian.h>

#include "index/xapian/file_names.h"

namespace fundstelle {

/// Which of Xapian's formats databases get: its own choice.
inline constexpr int kBackend = 0;

/// Opens the last commit for reading. Throws Xapian::Error; also where Xapian itself would read
/// what is not there, and die of it.
Xapian::Database open_database(const std::filesystem::path& folder);

/// Opens a database to change it. Throws Xapian::Error, DatabaseLockError when another program
/// does.
Xapian::WritableDatabase open_to_write(const std::filesystem::path& folder);

/// Creates a database where there is none, and its folder. `flags` are Xapian's without a backend.
/// Throws Xapian::Error.
Xapian::WritableDatabase create_database(const std::filesystem::path& folder, int flags = 0,
                                         int backend = kBackend);

/// Whether the database in `folder` is of another format than glass; false where there is none.
bool is_of_other_format(const std::filesystem::path& folder);

/// Whether there are signs of a database of any format, sound or not.
bool shows_a_database(const std::filesystem::path& folder);

/// Whether a file with that name belongs to a database, of glass or any other format: tables, their
/// versions, the lock.
bool is_database_file(std::string_view name);

}  // namespace fundstelle
