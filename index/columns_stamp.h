// By what the columns of a database are recognised as its own.
//
// Columns lie by the numbers of documents. A program that knows nothing of them may merge databases
// or change documents and leave the columns as they were, and counts and orders would be wrong in
// silence. So each commit of ours also writes, beside the columns, how many documents there are,
// the first and the last of them, the sum of their lengths, the unique id of the database and the
// number of its revision.
#pragma once

#include <filesystem>
#include <string>

#include <xapian.h>

namespace fundstelle {

/// To be called right before a commit that changes anything, which makes one more revision.
void stamp_columns(Xapian::WritableDatabase& database);

/// Throws Error when the columns were made for other documents than those of `database`, which was
/// opened in `folder`. A copy that another program made of all documents passes if it kept their
/// numbers, as xapian-compact does unless the first were removed. Returns a note when another
/// program has changed something that cannot be seen from outside; else it is empty.
std::string require_own_columns(const Xapian::Database& database,
                                const std::filesystem::path& folder);

}  // namespace fundstelle
