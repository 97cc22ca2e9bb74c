#include "indexer/runs/recorded_run.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <new>

#include <fmt/format.h>

#include "cli/stop_signals.h"
#include "index/index_folder.h"
#include "index/run_state.h"
#include "index/write_lock.h"
#include "indexer/runs/index_run.h"
#include "indexer/runs/last_resort.h"

namespace fundstelle {
namespace {

RunState state_of(RunKind kind) {
  RunState state;
  state.command = name_of(kind);
  state.started = {static_cast<std::int64_t>(std::time(nullptr)), true};
  return state;
}

void add_summary(RunState& state, const RunSummary& summary) {
  state.exit_code = static_cast<int>(exit_code(summary));
  state.seconds = summary.seconds;
  state.added = summary.added;
  state.updated = summary.updated;
  state.deleted = summary.deleted;
  state.unchanged = summary.unchanged;
  state.failed = summary.failures.size();
  state.skipped = summary.skipped;
  state.documents = summary.documents;
}

// A folder that cannot be written to is what the error on its way tells of.
void record_error(const std::filesystem::path& index, RunState state, const Error& error) {
  state.exit_code = static_cast<int>(error.code());
  state.error = error.message();
  try {
    write_run_state(index, state);
  } catch (const Error&) {
  }
}

// A run that did not live to be recorded.
void record_broken_off(const std::filesystem::path& index, const LockHolder& holder) {
  RunState state;
  state.command = "indexer";
  for (const RunKind kind :
       {RunKind::kUpdate, RunKind::kRebuild, RunKind::kForget, RunKind::kRollBack}) {
    if (holder.command.find(name_of(kind)) != std::string::npos) state.command = name_of(kind);
  }
  state.started = holder.since;
  record_error(index, state, Error(broken_off_text(holder)));
}

RunSummary run_as_error(RunKind kind, const RunOptions& options, const LanguageData& data,
                        const RunObserver& observer) {
  try {
    return run_indexer(kind, options, data, observer);
  } catch (const Error&) {
    throw;
  } catch (const Interrupted&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw Error("out of memory",
                "the index is as before; allow the program more, or let it take less: --jobs 1, a "
                "smaller --memory");
  } catch (const std::exception& error) {
    throw Error(error.what(), "the index is as before");
  }
}

}  // namespace

ExitCode exit_code(const RunSummary& summary) {
  if (summary.changing) return ExitCode::kTemporary;
  return summary.failures.empty() ? ExitCode::kSuccess : ExitCode::kSomeFailed;
}

RunSummary run_and_record(RunKind kind, const RunOptions& options, const LanguageData& data,
                          const RunObserver& observer) {
  if (options.dry_run) return run_indexer(kind, options, data, observer);
  const Readers readers = options.readers.value_or(current_readers(options.index));
  const PrivateFiles files(readers);
  // Held until the state is written, or the next run could write its own at the same time.
  const WriteLock lock(options.index, options.wait, options.command);
  if (readers != current_readers(options.index)) open_to(options.index, readers);
  if (lock.broken_off()) record_broken_off(options.index, *lock.broken_off());
  RunState state = state_of(kind);
  const LastResort last_resort([&](const Error& error) {
    record_error(options.index, state, error);
    return error;
  });
  try {
    const RunSummary summary = run_as_error(kind, options, data, observer);
    add_summary(state, summary);
    write_run_state(options.index, state);
    return summary;
  } catch (const Error& error) {
    // A mistyped source to forget leaves the index in line with its sources.
    const bool brings_up_to_date = kind == RunKind::kUpdate || kind == RunKind::kRebuild;
    if (brings_up_to_date && error.code() == ExitCode::kError) {
      record_error(options.index, state, error);
    }
    throw;
  }
}

}  // namespace fundstelle
