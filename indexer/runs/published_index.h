// The index that a run finds.
#pragma once

#include <cstdint>
#include <optional>

#include <xapian.h>

#include "base/error.h"
#include "index/generations.h"
#include "index/index_metadata.h"

namespace fundstelle {

struct PublishedIndex {
  std::uint32_t generation = 0;
  Xapian::Database database;
  IndexMetadata metadata;
};

/// What lies in the index folder: an index, nothing yet, or one that is broken for good.
struct FoundIndex {
  std::optional<PublishedIndex> index;
  std::optional<Error> damage;
};

/// A stub that is damaged is no reason to give an index up: with `recover` the most likely
/// generation is taken in its place, if there is one that can be read. Throws Error when something
/// cannot be read that may be readable later: permissions, a disk that fails, too many open files.
FoundIndex find_published(const Generations& generations, bool recover);

}  // namespace fundstelle
