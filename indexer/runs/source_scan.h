// All files of the sources of a run, found before any of them is read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "index/index_metadata.h"
#include "indexer/sources/folder_guard.h"
#include "indexer/sources/walk.h"

namespace fundstelle {

struct SourceScan {
  std::vector<FoundFile> files;  ///< Each path once, in the order found.
  std::uint64_t bytes = 0;       ///< Of all files.
  /// Nothing at or below these paths may be taken for vanished.
  std::vector<std::filesystem::path> unreadable;
  /// Links to folders that were entered by another link; what was indexed below them vanishes.
  std::unordered_set<std::string> found_before;
  std::vector<std::filesystem::path> roots;

  /// True when `path` belongs to the scanned sources and could have been found, had it been there.
  bool covers(std::string_view path) const;
  /// True when `path` belongs to the scanned sources and could not have been found.
  bool is_out_of_reach(std::string_view path) const;
};

/// Walks `sources` but for the folder `index`, which may lie in one of them; what could not be
/// looked into goes to `failure`, which gets warnings, too. `visit` (may be empty) is told each
/// source and folder before it is looked into (walk.h). Throws Error when a source is gone, or when
/// it lies in `index`, links followed.
SourceScan scan_sources(const std::vector<Source>& sources, const std::filesystem::path& index,
                        const std::function<void(Failure&&)>& failure,
                        const std::function<void(const std::filesystem::path&)>& visit);

}  // namespace fundstelle
