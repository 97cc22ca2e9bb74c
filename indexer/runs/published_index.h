// The index that a run finds.
#pragma once

#include <cstdint>
#include <optional>

#include <xapian.h>

#include "index/generations.h"
#include "index/index_metadata.h"

namespace fundstelle {

struct PublishedIndex {
  std::uint32_t generation = 0;
  Xapian::Database database;
  IndexMetadata metadata;

  /// Documents and states can be read by this version.
  bool is_readable() const { return metadata.schema_version == kSchemaVersion; }
};

/// Nothing when there is no index yet. Throws Error when it is damaged.
std::optional<PublishedIndex> read_published(const Generations& generations);

}  // namespace fundstelle
