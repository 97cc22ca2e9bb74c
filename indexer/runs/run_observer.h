// What a run of the indexer tells while it goes on.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "indexer/sources/article.h"
#include "indexer/writing/article_writer.h"

namespace fundstelle {

/// A file that was read or taken out, and what it came to.
struct FileChange {
  std::string path;    ///< Any bytes.
  std::string reason;  ///< `new`, `its size changed`, `vanished`, …
  WriteCounts counts;
};

/// What a run tells while it goes on. Called from the thread that runs it.
struct RunObserver {
  std::function<void(const Failure&)> failure;  ///< Warnings, too.
  std::function<void(std::string_view)> note;
  std::function<void(std::uint64_t total_bytes)> start;
  std::function<void(std::uint64_t done_bytes, std::uint64_t documents)> progress;
  std::function<void(std::string_view step)> step;     ///< Merging, publishing.
  std::function<void(const FileChange&)> change = {};  ///< Not called when a generation is built.
  /// Each source and folder before it is looked into (walk.h). May be empty.
  std::function<void(const std::filesystem::path&)> visit = {};
};

}  // namespace fundstelle
