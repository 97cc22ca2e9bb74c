#include "indexer/runs/rollback.h"

#include <fmt/format.h>
#include <xapian.h>

#include "base/error.h"
#include "index/index_metadata.h"
#include "index/xapian/database.h"
#include "index/xapian/xapian_errors.h"
#include "indexer/runs/published_index.h"

namespace fundstelle {

namespace {

// The generation to go back to.
std::uint32_t target(const Generations& generations) {
  if (const auto damage = generations.damage()) {
    const FoundIndex found = find_published(generations, true);
    if (found.index) return found.index->generation;
    throw Error(damage->message(),
                "no generation can be read either: run `indexer rebuild` with "
                "the sources of the index");
  }
  if (const auto previous = generations.previous()) return *previous;
  throw Error("there is no generation to go back to",
              "each `indexer rebuild` keeps the one before it");
}

}  // namespace

RunSummary roll_back(const Generations& generations) {
  RunSummary summary;
  summary.generation = target(generations);
  with_xapian_errors([&] {
    const Xapian::Database database = open_database(generations.folder(summary.generation));
    if (!read_index_metadata(database).is_current()) {
      throw Error(fmt::format("generation {} was written by another version of Fundstelle",
                              summary.generation),
                  "the index is as before");
    }
    summary.documents = database.get_doccount();
  });
  generations.publish(summary.generation);
  return summary;
}

}  // namespace fundstelle
