// Where columns are kept: as user metadata of the database, each entry with a checksum behind it.
//
// An entry that has nothing to say is stored like others, so that one that is lost is told from it.
#pragma once

#include <string>

#include <xapian.h>

namespace fundstelle {

/// Throws Error when the entry is missing or has changed since it was written.
std::string read_column_entry(const Xapian::Database& database, const std::string& key);

/// For who writes it for the first time, too: empty when it is missing. Throws Error when it has
/// changed since it was written.
std::string read_column_entry_if_any(const Xapian::Database& database, const std::string& key);

void write_column_entry(Xapian::WritableDatabase& database, const std::string& key,
                        std::string entry);

}  // namespace fundstelle
