// Checksums of the files of a generation, as Xapian's tables have none.
//
// They lie in a file of their own beside the tables: one of the version file, and one of each block
// that belongs to the state which that file names. Blocks that belong to no state are left out, as
// nobody reads them. The file is written before a generation is published, and again behind each
// commit of an update, then only for the blocks that are new. A search looks at its head only
// (damage_of_version() in glass_files.h), and does without. When a
// run is stopped between the commit and this file, it is of the revision before, which is told by
// the version file's checksum; the next run makes good for it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "index/xapian/checksums_head.h"

namespace fundstelle::glass {

/// Brings the checksums of the database in `folder` up to date; does nothing when they are, and for
/// one of another format. For the holder of the lock, when no transaction is open. Throws Error
/// when a file cannot be read or written, or is damaged.
void write_checksums(const std::filesystem::path& folder);

struct ChecksumTest {
  /// All blocks were compared; else there are no checksums of this state of the tables.
  bool complete = false;
  std::string gap;                   ///< Why it is not complete.
  std::vector<std::string> damages;  ///< What is not as it was written.
};

/// Compares the files with their checksums. What a writer commits meanwhile can look like damage.
/// Throws Error when the system lets a file not be read.
ChecksumTest test_checksums(const std::filesystem::path& folder);

}  // namespace fundstelle::glass
