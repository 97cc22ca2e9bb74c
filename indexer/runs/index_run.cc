#include "indexer/runs/index_run.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "index/generation_folder.h"
#include "index/generations.h"
#include "index/xapian/table_sizes.h"
#include "indexer/runs/disk_space.h"
#include "indexer/runs/generation_build.h"
#include "indexer/runs/last_resort.h"
#include "indexer/runs/live_update.h"
#include "indexer/runs/published_index.h"
#include "indexer/runs/rollback.h"
#include "indexer/runs/run_plan.h"
#include "indexer/writing/live_writer.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

// What cannot be read now may hold documents that nothing else holds.
void keep_all(const Generations& generations, const RunObserver& observer) {
  std::set<std::uint32_t> damaged;
  for (const std::uint32_t number : generations.candidates()) damaged.insert(number);
  if (!generations.damage()) damaged.insert(generations.current().value());
  for (const std::uint32_t number : damaged) {
    generations.keep(number);
    observer.note(fmt::format("{} cannot be read; it is kept for as long as you do not remove it",
                              generations.folder(number).string()));
  }
}

// What a run of this kind makes of what it finds.
std::optional<PublishedIndex> read_before(RunKind kind, const RunOptions& options,
                                          const Generations& generations,
                                          const RunObserver& observer) {
  // A rebuild is what mends a damaged index, so it goes on with what there is.
  const bool mends = kind == RunKind::kRebuild;
  FoundIndex found = find_published(generations, mends);
  if (!found.damage) return std::move(found.index);
  if (!mends) throw *found.damage;
  if (found.index) {
    observer.note(fmt::format("{}: taking over what is in {}", found.damage->message(),
                              generation_name(found.index->generation)));
    return std::move(found.index);
  }
  if (options.sources.empty()) {
    throw Error(found.damage->message(),
                "its list of sources is lost, too; name them: `indexer rebuild FOLDER...`");
  }
  if (!options.dry_run) keep_all(generations, observer);
  return std::nullopt;
}

// A build holds the segments and what they are merged into, both of about twice the text's size; an
// update at worst writes every block of the generation anew, too.
constexpr std::uint64_t kIndexBytesPerByteOfSource = 5;

// Calls `work` with the observer, and explains what a full disk makes of it. `need` is what the run
// takes beside what comes of the sources.
template <typename Work>
RunSummary with_disk_advice(const fs::path& index, std::uint64_t need, RunObserver observer,
                            Work work) {
  observer.start = [&need, start = observer.start](std::uint64_t total_bytes) {
    need += kIndexBytesPerByteOfSource * total_bytes;
    start(total_bytes);
  };
  const auto explain = [&](const Error& error) { return explain_disk_trouble(error, index, need); };
  const LastResort last_resort(explain);
  try {
    return work(observer);
  } catch (const Error& error) {
    throw explain(error);
  } catch (const std::system_error& error) {
    throw explain(Error(error.what(), {}, ExitCode::kError, error.code()));
  }
}

RunSummary update(const RunPlan& plan, const RunOptions& options, const PublishedIndex& before,
                  const Generations& generations, const LanguageData& data,
                  const RunObserver& observer) {
  const fs::path generation = generations.folder(before.generation);
  require_no_links(generation);
  const TableSizes tables(generation);
  return with_disk_advice(
      options.index, folder_bytes(generation), observer, [&](const RunObserver& observed) {
        const LastResort last_resort([&](const Error& error) {
          tables.restore();
          return error;
        });
        try {
          return update_generation(plan, options, before, generations, data, observed);
        } catch (const Error& error) {
          // Not what another program writes that holds Xapian's own lock.
          if (error.code() != ExitCode::kTemporary) tables.restore();
          throw;
        } catch (...) {
          tables.restore();
          throw;
        }
      });
}

RunSummary build(const RunPlan& plan, const RunOptions& options, const PublishedIndex* before,
                 const Generations& generations, const LanguageData& data,
                 const RunObserver& observer) {
  return with_disk_advice(options.index, 0, observer, [&](const RunObserver& observed) {
    return build_generation(plan, options, before, generations, data, observed);
  });
}

// Standard input cannot be read a second time.
void require_files_only(const RunPlan& plan, const TooLongForTransaction& document) {
  if (!plan.standard_input) return;
  if (document.path == kStandardInput) {
    throw Error("a record on standard input has too many different words for an update",
                "write it to a file and index that; nothing was changed");
  }
  throw Error("a document with very many different words has to be changed, which needs a rebuild",
              "run `indexer update` without standard input first; nothing was changed");
}

// The live generation is changed where that can be done in the memory that a document may take.
RunSummary update_or_build(const RunPlan& plan, const RunOptions& options,
                           const PublishedIndex& before, const Generations& generations,
                           const LanguageData& data, RunObserver observer) {
  std::set<std::pair<std::string, std::string>> told;  // path and the rest, in either attempt
  observer.failure = [&told, tell = std::move(observer.failure)](const Failure& failure) {
    if (told.emplace(failure.path, failure.to_string()).second) tell(failure);
  };
  try {
    return update(plan, options, before, generations, data, observer);
  } catch (const TooLongForTransaction& document) {
    require_files_only(plan, document);
    observer.note("a document with very many different words has changed: rebuilding the index");
  }
  const RunPlan aside = plan_run(RunKind::kRebuild, options, &before, data);
  return build(aside, options, &before, generations, data, observer);
}

RunSummary run(RunKind kind, const RunOptions& options, const LanguageData& data,
               const RunObserver& observer) {
  const Generations generations(options.index);
  if (!options.dry_run) generations.take_possession();
  if (kind == RunKind::kRollBack) return roll_back(generations);

  const std::optional<PublishedIndex> index = read_before(kind, options, generations, observer);
  const PublishedIndex* before = index ? &*index : nullptr;
  const RunPlan plan = plan_run(kind, options, before, data);
  if (!plan.note.empty()) observer.note(plan.note);
  if (options.dry_run) return try_run(plan, options, before, observer);
  if (!plan.aside) {
    return update_or_build(plan, options, *before, generations, data, observer);
  }
  return build(plan, options, before, generations, data, observer);
}

}  // namespace

RunSummary run_indexer(RunKind kind, const RunOptions& options, const LanguageData& data,
                       const RunObserver& observer) {
  const auto begin = std::chrono::steady_clock::now();
  RunSummary summary = run(kind, options, data, observer);
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return summary;
}

}  // namespace fundstelle
