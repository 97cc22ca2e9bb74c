// Opens the published generation of an index for reading.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <xapian.h>

#include "base/error.h"
#include "index/index_metadata.h"

namespace fundstelle {

struct OpenIndex {
  Xapian::Database database;  ///< A snapshot: later commits do not show.
  IndexMetadata metadata;
  std::uint32_t generation = 0;
  std::filesystem::path folder;  ///< Of the generation.
  std::string note;              ///< What is odd about it; empty when nothing is.
};

/// Opens the generation that the stub names, and again when a writer comes between.
/// Throws Error with a hint when there is no index yet, when `index` is a file, when the database
/// is damaged or was changed by another program, or when its schema is of another version.
OpenIndex open_index(const std::filesystem::path& index);

/// Calls `attempt`, which reads an index, and again when a writer has taken away what it read: a
/// snapshot lasts for one commit, with the second its blocks are written over. Each attempt after
/// the first has to open the index anew. Lets the last Xapian::DatabaseModifiedError pass when only
/// a writer that commits without a pause can be the cause.
template <typename Attempt>
auto repeat_while_written(Attempt&& attempt) {
  constexpr int kMaxAttempts = 20;
  for (int attempts = 1;; ++attempts) {
    try {
      return attempt();
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempts >= kMaxAttempts) throw;
    }
  }
}

/// What is said where nothing has been published.
Error no_index_yet(const std::filesystem::path& index);

}  // namespace fundstelle
