// Changes documents of a database so that Xapian has little to remember until the commit.
//
// Of a document that is replaced or deleted, Xapian 1.4 notes for each term that its positions may
// have to go, 100 bytes each, and there is no way to have these notes written earlier. A document
// that was read from the database, changed and put back has none: Xapian sees that its positions
// are as before. Ours have no positions at all.
#pragma once

#include <cstddef>

#include <xapian.h>

#include "index/indexed_document.h"

namespace fundstelle {

/// Gives `document`, as it was read last from `database`, the terms of `built`. Returns how many
/// were added, taken away, or changed their occurrences. Throws Xapian::Error, Error.
std::size_t change_terms(const Xapian::Database& database, Xapian::Document& document,
                         IndexedDocument& built);

/// Takes a document out. Returns how many terms it had. Throws Xapian::Error.
std::size_t remove_document(Xapian::WritableDatabase& database, Xapian::docid document);

}  // namespace fundstelle
