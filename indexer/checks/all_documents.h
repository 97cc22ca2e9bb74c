// One walk over the documents of a database that may be damaged.
#pragma once

#include <xapian.h>

#include "base/error.h"

namespace fundstelle {

/// Calls `use` with the number of each document, ascending; none is beyond the database's last.
/// Throws Error and Xapian::Error when the list of documents is damaged.
template <typename Use>
void for_each_document(const Xapian::Database& database, Use use) {
  const Xapian::docid last = database.get_lastdocid();
  const auto end = database.postlist_end("");
  for (auto posting = database.postlist_begin(""); posting != end; ++posting) {
    if (*posting > last) throw Error("the list of documents is damaged");
    use(*posting);
  }
}

}  // namespace fundstelle
