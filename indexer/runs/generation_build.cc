#include "indexer/runs/generation_build.h"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "base/error.h"
#include "index/columns/columns.h"
#include "index/terms.h"
#include "index/xapian_errors.h"
#include "indexer/facets/year_finder.h"
#include "indexer/runs/deletion_guard.h"
#include "indexer/runs/file_reading.h"
#include "indexer/runs/file_states.h"
#include "indexer/runs/source_scan.h"
#include "indexer/writing/bulk_writer.h"
#include "indexer/writing/stored_articles.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

// A folder that is removed again unless it is kept: nothing is left behind by a run that fails.
class NewFolder {
 public:
  explicit NewFolder(fs::path path) : path_(std::move(path)) {}
  ~NewFolder() {
    std::error_code ignored;
    if (!kept_) fs::remove_all(path_, ignored);
  }
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;
  const fs::path& path() const { return path_; }
  void keep() { kept_ = true; }

 private:
  fs::path path_;
  bool kept_ = false;
};

// What the index before has of files below folders that could not be looked into. What stood at the
// very path that could not be looked at was kept when that was remembered.
void keep_out_of_reach(const FileStates& states, const SourceScan& scan, FileReading& reading) {
  if (scan.unreadable.empty()) return;
  std::unordered_set<std::uint64_t> seen;
  for (const FoundFile& file : scan.files) seen.insert(number_of(file));
  for (const fs::path& path : scan.unreadable) seen.insert(file_number(path.native()));
  std::vector<FileState> kept;
  states.for_each([&](std::uint64_t number, FileState&& state) {
    if (state.documents > 0 && !seen.contains(number) && scan.is_out_of_reach(state.path)) {
      kept.push_back(std::move(state));
    }
  });
  for (FileState& state : kept) reading.keep(std::move(state));
}

// What can be taken over from the index before; an empty database when there is nothing. A rebuild
// is what mends a damaged index, so it goes on without what cannot be read.
Xapian::Database readable_part(const PublishedIndex* before, const RunObserver& observer) {
  if (before == nullptr || !before->is_readable()) return {};
  try {
    return with_xapian_errors([&] {
      FileStates(before->database).for_each([](std::uint64_t, FileState&&) {});
      return before->database;
    });
  } catch (const Error& damage) {
    observer.note(fmt::format("nothing is taken over from the old index: {}", damage.message()));
    return {};
  }
}

void read_sources(const RunPlan& plan, const RunOptions& options, const Xapian::Database& before,
                  const RunObserver& observer, BulkWriter& writer, RunSummary& summary) {
  FileReading reading(writer, options, observer, summary);
  const SourceScan scan = scan_sources(
      plan.sources, options.index,
      [&](Failure&& failure) { reading.remember_unreadable(std::move(failure), nullptr); },
      observer.visit);
  const FileStates states(before);
  if (!options.allow_mass_delete) guard_emptied_sources(scan, states);
  reading.start(scan.bytes);
  for (const FoundFile& file : scan.files) reading.read(file, nullptr);
  keep_out_of_reach(states, scan, reading);
  if (plan.standard_input) {
    reading.read_standard_input(options.standard_input);
  } else if (auto records = states.find(file_number(kStandardInput))) {
    reading.keep(std::move(*records));
  }
}

}  // namespace

RunSummary build_generation(const RunPlan& plan, const RunOptions& options,
                            const PublishedIndex* before, const Generations& generations,
                            const LanguageData& data, const RunObserver& observer) {
  RunSummary summary;
  summary.generation = generations.next();
  NewFolder target(generations.folder(summary.generation));
  fs::path workspace = target.path();
  workspace += ".tmp";
  BulkLimits limits;
  limits.remembered_words = options.remembered_words;
  const Xapian::Database readable = readable_part(before, observer);
  const StoredArticles stored(readable,
                              before != nullptr ? before->metadata.facets : options.facets);
  BulkWriter writer(workspace, data, options.facets, this_year(), std::max(1U, options.jobs),
                    limits, before != nullptr ? &stored : nullptr);
  with_xapian_errors([&] {
    read_sources(plan, options, readable, observer, writer, summary);
    observer.step("merging");
    writer.merge_into(target.path());
    Xapian::WritableDatabase database(target.path().string(), Xapian::DB_OPEN);
    build_columns(database, options.facets);
    write_index_metadata(database,
                         {kSchemaVersion, analyzer_fingerprint(data), options.facets, plan.known});
    database.commit();
    summary.documents = database.get_doccount();
    if (before != nullptr && !options.allow_mass_delete) {
      const std::uint64_t had = before->database.get_doccount();
      if (summary.documents < had) guard_lost_documents(had - summary.documents, had);
    }
  });
  if (summary.documents != writer.documents()) {
    throw Error(fmt::format("the new generation holds {} documents instead of {}",
                            summary.documents, writer.documents()),
                "the old index is untouched; this is a defect worth reporting");
  }
  summary.added = summary.documents;
  observer.step("publishing");
  target.keep();  // from here on its removal could hit a published generation
  generations.publish(summary.generation);
  return summary;
}

}  // namespace fundstelle
