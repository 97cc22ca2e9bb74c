// What a run of the indexer is asked to do.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/facets.h"
#include "index/index_folder.h"
#include "index/index_metadata.h"
#include "indexer/segments/segment_kind.h"
#include "indexer/sources/read_limits.h"

namespace fundstelle {

enum class RunKind {
  kUpdate,
  kRebuild,
  kForget,    ///< Takes `sources` and their documents out; at least one, each known.
  kRollBack,  ///< Publishes the generation before the current one again; without sources.
};

/// `update`, `rebuild`, `forget`, `rollback`.
std::string_view name_of(RunKind kind);

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
  /// Who writes the segments of a build; nothing: who is fastest.
  std::optional<SegmentKind> segments;
  int standard_input = 0;  ///< The descriptor that kStandardInput stands for.
  std::string command;     ///< As typed, for the lock's message.
};

}  // namespace fundstelle
