// Builds a generation from nothing, beside the one in force, and publishes it.
#pragma once

#include "indexer/runs/published_index.h"
#include "indexer/runs/run_observer.h"
#include "indexer/runs/run_plan.h"
#include "indexer/runs/run_request.h"
#include "indexer/runs/run_summary.h"

namespace fundstelle {

/// For the holder of the lock. `before` is null when there is no index, or a damaged one. Documents
/// whose files cannot be read now, and records that came on standard input, are taken over from it
/// if this version can read it. Throws Error; then nothing is left behind.
RunSummary build_generation(const RunPlan& plan, const RunOptions& options,
                            const PublishedIndex* before, const Generations& generations,
                            const LanguageData& data, const RunObserver& observer);

}  // namespace fundstelle
