// What is remembered of files against the documents: an update removes and replaces by it.
//
// Every document is of exactly one file, by its term and by its article; every file with documents
// is remembered, with their number; and no two documents of a file are of one article.
#pragma once

#include <cstdint>

#include <xapian.h>

#include "indexer/checks/document_check.h"
#include "indexer/checks/findings.h"

namespace fundstelle {

/// Returns how many files are remembered. Findings are of the part `files`.
std::uint64_t check_files(const Xapian::Database& database, const Origins& origins,
                          Findings& findings);

}  // namespace fundstelle
