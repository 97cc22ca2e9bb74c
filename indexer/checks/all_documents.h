// One walk over the documents of a database that may be damaged.
#pragma once

#include <vector>

#include <xapian.h>

#include "base/error.h"
#include "index/columns/column_block.h"

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

/// For each block of a column whether it has documents: others need not be there.
inline std::vector<bool> blocks_with_documents(const Xapian::Database& database) {
  std::vector<bool> blocks(database.get_lastdocid() / kBlockDocuments + 1);
  for_each_document(
      database, [&](Xapian::docid document) { blocks[(document - 1) / kBlockDocuments] = true; });
  return blocks;
}

}  // namespace fundstelle
