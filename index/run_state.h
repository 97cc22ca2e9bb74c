// How the last runs of the indexer went: INDEX/state.json, written at the end of each, read by
// `indexer status` and, for its notes, by searcher. Which files failed and why is remembered in the
// index itself (index/file_state.h).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace fundstelle {

struct RunState {
  std::string command;  ///< `update`, `rebuild`, `forget`, `rollback`.
  Date started;
  double seconds = 0;
  int exit_code = 0;
  std::string error;  ///< Why nothing was done; empty when the run went through.
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t deleted = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t failed = 0;
  std::uint64_t skipped = 0;
  std::uint64_t documents = 0;
};

/// Remembers a run beside those before it: the last ten, of runs in a row that neither changed
/// anything nor failed only the last. Replaces the file whole. Throws Error.
void write_run_state(const std::filesystem::path& index, const RunState& state);

/// The last first; none when there was no run yet or the file is damaged or unreadable: a search
/// does not depend on it.
std::vector<RunState> read_run_states(const std::filesystem::path& index);

/// The last one.
std::optional<RunState> read_run_state(const std::filesystem::path& index);

}  // namespace fundstelle
