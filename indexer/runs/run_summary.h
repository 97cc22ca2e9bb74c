// What a run of the indexer did.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/sources/article.h"

namespace fundstelle {

struct RunSummary {
  std::uint64_t added = 0;  ///< Documents, as the next three.
  std::uint64_t updated = 0;
  std::uint64_t deleted = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t skipped = 0;    ///< Failures remembered from an earlier run and untouched since.
  std::uint64_t documents = 0;  ///< In the index after the run.
  std::uint64_t bytes = 0;      ///< Of the files that were read.
  double seconds = 0;
  std::uint32_t generation = 0;
  bool dry = false;               ///< Nothing was done: what would be.
  bool changing = false;          ///< A file changed while it was read.
  std::vector<Failure> failures;  ///< Of this run, in order; those by which something was lost.
  std::vector<Failure> warnings;  ///< The others.
};

}  // namespace fundstelle
