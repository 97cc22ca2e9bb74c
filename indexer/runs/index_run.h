// Runs of the indexer: bring an index in line with its sources.
//
// A first build and a rebuild happen aside and are published by a rename; an update is one
// transaction on the live generation. Either way a reader sees the state before or the state after.
// A dry run takes no lock and changes nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/language_data.h"
#include "index/facets.h"
#include "index/index_folder.h"
#include "index/index_metadata.h"
#include "indexer/runs/run_summary.h"
#include "indexer/sources/article_reader.h"
#include "indexer/writing/article_writer.h"

namespace fundstelle {

struct RunOptions {
  std::filesystem::path index;
  /// Given in this call, kStandardInput among them perhaps; empty: all sources given before.
  std::vector<Source> sources;
  FacetSchema facets;
  ReadLimits limits;
  unsigned jobs = 2;
  std::size_t remembered_words = 300'000;  ///< In each analyzer; see memory_plan.h.
  std::chrono::milliseconds wait{0};       ///< For another indexer to end.
  /// Who may read the index from now on; nothing: those who may already.
  std::optional<Readers> readers;
  bool allow_mass_delete = false;
  bool retry_failed = false;
  bool dry_run = false;
  int standard_input = 0;  ///< The descriptor that kStandardInput stands for.
  std::string command;     ///< As typed, for the lock's message.
};

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

enum class RunKind {
  kUpdate,
  kRebuild,
  kForget,    ///< Takes `sources` and their documents out; at least one, each known.
  kRollBack,  ///< Publishes the generation before the current one again; without sources.
};

/// `update`, `rebuild`, `forget`, `rollback`.
std::string_view name_of(RunKind kind);

/// For the holder of the write lock only, unless it is a dry run: see recorded_run.h. Throws Error
/// when nothing can be done or too much would be removed; then the index is as before.
RunSummary run_indexer(RunKind kind, const RunOptions& options, const LanguageData& data,
                       const RunObserver& observer);

}  // namespace fundstelle
