// A run of the indexer that is remembered in INDEX/state.json, whatever became of it.
#pragma once

#include "analyzers/language_data.h"
#include "base/error.h"
#include "indexer/runs/run_observer.h"
#include "indexer/runs/run_request.h"
#include "indexer/runs/run_summary.h"

namespace fundstelle {

/// The exit code of a run that went through.
ExitCode exit_code(const RunSummary& summary);

/// Takes the lock, calls run_indexer() and writes the run's state; also that of a run that ends in
/// an Error, but not that of one that did not get the lock. A dry run only calls. Throws Error.
RunSummary run_and_record(RunKind kind, const RunOptions& options, const LanguageData& data,
                          const RunObserver& observer);

}  // namespace fundstelle
