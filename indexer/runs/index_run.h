// Runs of the indexer: bring an index in line with its sources.
//
// A first build and a rebuild happen aside and are published by a rename; an update is one
// transaction on the live generation. Either way a reader sees the state before or the state after.
// A dry run takes no lock and changes nothing.
#pragma once

#include "analyzers/language_data.h"
#include "indexer/runs/run_observer.h"
#include "indexer/runs/run_request.h"
#include "indexer/runs/run_summary.h"

namespace fundstelle {

/// For the holder of the write lock only, unless it is a dry run: see recorded_run.h. Throws Error
/// when nothing can be done or too much would be removed; then the index is as before.
RunSummary run_indexer(RunKind kind, const RunOptions& options, const LanguageData& data,
                       const RunObserver& observer);

}  // namespace fundstelle
