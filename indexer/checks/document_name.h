// What messages call a document, as far as the index still knows.
#pragma once

#include <string>

#include <xapian.h>

namespace fundstelle {

/// `document 17 (/news/a.txt)`, of a record `document 17 (r5 in /news/a.jsonl)`. What cannot be
/// read is left out, so it can be asked for damaged documents; only Xapian::DatabaseModifiedError
/// is thrown.
std::string document_name(const Xapian::Database& database, Xapian::docid document);

}  // namespace fundstelle
