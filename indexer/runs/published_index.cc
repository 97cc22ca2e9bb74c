#include "indexer/runs/published_index.h"

#include "index/xapian/database.h"
#include "index/xapian/xapian_errors.h"

namespace fundstelle {
namespace {

FoundIndex open(const Generations& generations, std::uint32_t generation) {
  try {
    PublishedIndex index;
    index.generation = generation;
    index.database = open_database(generations.folder(generation));
    index.metadata = read_index_metadata(index.database);
    return {std::move(index), {}};
  } catch (const Xapian::Error& error) {
    if (!is_damage(error)) throw translate(error);
    return {{}, translate(error)};
  } catch (const Error& error) {  // from the metadata
    return {{}, error};
  }
}

}  // namespace

FoundIndex find_published(const Generations& generations, bool recover) {
  std::optional<Error> damage = generations.damage();
  if (!damage) {
    const auto generation = generations.current();
    return generation ? open(generations, *generation) : FoundIndex{};
  }
  if (recover) {
    for (const std::uint32_t generation : generations.candidates()) {
      FoundIndex found = open(generations, generation);
      if (found.index) return {std::move(found.index), std::move(damage)};
    }
  }
  return {{}, std::move(damage)};
}

}  // namespace fundstelle
