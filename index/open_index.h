// Opens the published generation of an index for reading.
#pragma once

#include <cstdint>
#include <filesystem>

#include <xapian.h>

#include "base/error.h"
#include "index/index_metadata.h"

namespace fundstelle {

struct OpenIndex {
  Xapian::Database database;  ///< A snapshot: later commits do not show.
  IndexMetadata metadata;
  std::uint32_t generation = 0;
  std::filesystem::path folder;  ///< Of the generation.
};

/// Opens the generation that the stub names; when a new one is published meanwhile, opens again.
/// Throws Error with a hint when there is no index yet, when `index` is a file, when the database
/// is damaged, or when its schema is of another version.
OpenIndex open_index(const std::filesystem::path& index);

/// What is said where nothing has been published.
Error no_index_yet(const std::filesystem::path& index);

}  // namespace fundstelle
