#include "indexer/runs/rollback.h"

#include <fmt/format.h>
#include <xapian.h>

#include "base/error.h"
#include "index/index_metadata.h"
#include "index/xapian_errors.h"

namespace fundstelle {

RunSummary roll_back(const Generations& generations) {
  const auto previous = generations.previous();
  if (!previous) {
    throw Error("there is no generation to go back to",
                "each `indexer rebuild` keeps the one before it");
  }
  RunSummary summary;
  summary.generation = *previous;
  with_xapian_errors([&] {
    const Xapian::Database database(generations.folder(*previous).string());
    if (read_index_metadata(database).schema_version != kSchemaVersion) {
      throw Error(
          fmt::format("generation {} was written by another version of Fundstelle", *previous),
          "the index is as before");
    }
    summary.documents = database.get_doccount();
  });
  generations.publish(*previous);
  return summary;
}

}  // namespace fundstelle
