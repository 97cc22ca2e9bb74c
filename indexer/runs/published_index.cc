#include "indexer/runs/published_index.h"

#include "index/xapian_errors.h"

namespace fundstelle {

std::optional<PublishedIndex> read_published(const Generations& generations) {
  const auto generation = generations.current();
  if (!generation) return std::nullopt;
  return with_xapian_errors([&] {
    PublishedIndex index;
    index.generation = *generation;
    index.database = Xapian::Database(generations.folder(*generation).string());
    index.metadata = read_index_metadata(index.database);
    return std::optional(std::move(index));
  });
}

}  // namespace fundstelle
