#include "indexer/runs/recorded_run.h"

#include <ctime>

#include "index/run_state.h"
#include "index/write_lock.h"

namespace fundstelle {
namespace {

RunState state_of(RunKind kind) {
  RunState state;
  state.command = name_of(kind);
  state.started = {static_cast<std::int64_t>(std::time(nullptr)), true};
  return state;
}

}  // namespace

ExitCode exit_code(const RunSummary& summary) {
  if (summary.changing) return ExitCode::kTemporary;
  return summary.failures.empty() ? ExitCode::kSuccess : ExitCode::kSomeFailed;
}

RunSummary run_and_record(RunKind kind, const RunOptions& options, const LanguageData& data,
                          const RunObserver& observer) {
  if (options.dry_run) return run_indexer(kind, options, data, observer);
  // Held until the state is written, or the next run could write its own at the same time.
  const WriteLock lock(options.index, options.wait, options.command);
  RunState state = state_of(kind);
  try {
    RunSummary summary = run_indexer(kind, options, data, observer);
    state.exit_code = static_cast<int>(exit_code(summary));
    state.seconds = summary.seconds;
    state.added = summary.added;
    state.updated = summary.updated;
    state.deleted = summary.deleted;
    state.unchanged = summary.unchanged;
    state.failed = summary.failures.size();
    state.skipped = summary.skipped;
    state.documents = summary.documents;
    write_run_state(options.index, state);
    return summary;
  } catch (const Error& error) {
    // A mistyped source to forget leaves the index in line with its sources.
    const bool brings_up_to_date = kind == RunKind::kUpdate || kind == RunKind::kRebuild;
    if (brings_up_to_date && error.code() == ExitCode::kError) {
      state.exit_code = static_cast<int>(error.code());
      state.error = error.message();
      try {
        write_run_state(options.index, state);
      } catch (const Error&) {
        // The folder cannot be written to: the error on its way says as much.
      }
    }
    throw;
  }
}

}  // namespace fundstelle
