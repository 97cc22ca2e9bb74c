#include "index/open_index.h"

#include <fmt/format.h>

#include "base/error.h"
#include "index/columns_stamp.h"
#include "index/generations.h"
#include "index/xapian/database.h"
#include "index/xapian/xapian_errors.h"

namespace fundstelle {
namespace {

// Publications and pairs of commits during one opening that are put up with.
constexpr int kMaxTries = 10;

}  // namespace

Error no_index_yet(const std::filesystem::path& index) {
  return Error(fmt::format("there is no index at {} yet", index.string()),
               "build one with `indexer update FOLDER`, or name one with --index");
}

OpenIndex open_index(const std::filesystem::path& index) {
  const Generations generations(index);
  for (int tries = 1;; ++tries) {
    const auto generation = generations.current();
    if (!generation) throw no_index_yet(index);
    try {
      OpenIndex open;
      open.generation = *generation;
      open.folder = generations.folder(*generation);
      open.database = open_database(open.folder);
      // A table removed under our hands can go unnoticed: all was there if the stub still agrees.
      if (generations.current() != generation) continue;
      open.metadata = read_index_metadata(open.database);
      if (!open.metadata.is_current()) {
        throw Error(fmt::format("the index at {} was written by another version of Fundstelle "
                                "(schema {}, this is {})",
                                index.string(), open.metadata.schema_version, kSchemaVersion),
                    rebuild_hint(open.metadata));
      }
      open.note = require_own_columns(open.database, open.folder);
      return open;
    } catch (const Xapian::DatabaseError& error) {
      // Files are gone after a publication; after two commits their roots are other blocks, which
      // Xapian may take for damage. What is damaged indeed still is at the last try.
      if (tries >= kMaxTries) throw translate(error);
    } catch (const Xapian::Error& error) {
      throw translate(error);
    }
  }
}

}  // namespace fundstelle
