// Changes the live generation, in one transaction; or only finds out what would change.
#pragma once

#include "indexer/runs/published_index.h"
#include "indexer/runs/run_observer.h"
#include "indexer/runs/run_plan.h"
#include "indexer/runs/run_request.h"
#include "indexer/runs/run_summary.h"

namespace fundstelle {

/// For the holder of the lock. Throws Error, or TooLongForTransaction (live_writer.h) when only a
/// build has room for a document; then the generation is as before.
RunSummary update_generation(const RunPlan& plan, const RunOptions& options,
                             const PublishedIndex& before, const Generations& generations,
                             const LanguageData& data, const RunObserver& observer);

/// What update_generation() or build_generation() would do, told by `observer.change` and in the
/// summary. `before` may be null. Throws Error where the run would.
RunSummary try_run(const RunPlan& plan, const RunOptions& options, const PublishedIndex* before,
                   const RunObserver& observer);

}  // namespace fundstelle
