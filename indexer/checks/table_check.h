// The files of a database: their bytes against the checksums written with them, then Xapian's own
// check of the structure of its tables. That runs in a child process, so that a crash of it is a
// finding like others. As it opens tables to write, it is left out where they may only be read.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/checks/findings.h"

namespace fundstelle {

/// Under sanitizers Xapian's check is left out: that of Xapian 1.4.22 deletes an object under a
/// smaller type, and uses memory of damaged tables that it has freed.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kXapianChecks = false;
#else
inline constexpr bool kXapianChecks = true;
#endif

/// Checks the database in `folder` and says which of its files are damaged; `notes` gets what could
/// not be looked at. A writer that commits meanwhile looks like damage. Throws Error when there is
/// no process to be had. To be called while the program has one thread.
void check_tables(const std::filesystem::path& folder, Findings& findings,
                  std::vector<std::string>& notes);

}  // namespace fundstelle
