#include "indexer/runs/index_run.h"

#include <optional>
#include <utility>

#include "base/error.h"
#include "index/generations.h"
#include "index/write_lock.h"
#include "indexer/runs/generation_build.h"
#include "indexer/runs/live_update.h"
#include "indexer/runs/published_index.h"
#include "indexer/runs/rollback.h"
#include "indexer/runs/run_plan.h"

namespace fundstelle {
namespace {

// A rebuild is what mends a damaged index, so it goes on without it.
std::optional<PublishedIndex> read_before(RunKind kind, const RunOptions& options,
                                          const Generations& generations) {
  try {
    return read_published(generations);
  } catch (const Error& damage) {
    if (kind != RunKind::kRebuild) throw;
    if (options.sources.empty()) {
      throw Error(damage.message(),
                  "its list of sources is lost, too; name them: `indexer rebuild FOLDER...`");
    }
    return std::nullopt;
  }
}

RunSummary run(RunKind kind, const RunOptions& options, const LanguageData& data,
               const RunObserver& observer) {
  std::optional<WriteLock> lock;
  if (!options.dry_run) lock.emplace(options.index, options.wait, options.command);
  const Generations generations(options.index);
  if (!options.dry_run) generations.remove_leftovers();
  if (kind == RunKind::kRollBack) return roll_back(generations);

  const std::optional<PublishedIndex> index = read_before(kind, options, generations);
  const PublishedIndex* before = index ? &*index : nullptr;
  const RunPlan plan = plan_run(kind, options, before, data);
  if (!plan.note.empty()) observer.note(plan.note);
  if (options.dry_run) return try_run(plan, options, before, observer);
  if (!plan.aside) return update_generation(plan, options, *before, generations, data, observer);
  return build_generation(plan, options, before, generations, data, observer);
}

}  // namespace

std::string_view name_of(RunKind kind) {
  switch (kind) {
    case RunKind::kUpdate:
      return "update";
    case RunKind::kRebuild:
      return "rebuild";
    case RunKind::kForget:
      return "forget";
    case RunKind::kRollBack:
      return "rollback";
  }
  return {};
}

RunSummary run_indexer(RunKind kind, const RunOptions& options, const LanguageData& data,
                       const RunObserver& observer) {
  const auto begin = std::chrono::steady_clock::now();
  RunSummary summary = run(kind, options, data, observer);
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return summary;
}

}  // namespace fundstelle
