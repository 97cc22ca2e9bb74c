#include "indexer/runs/generation_build.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include <fmt/format.h>

#include "base/error.h"
#include "index/columns/columns.h"
#include "index/columns_stamp.h"
#include "index/generation_folder.h"
#include "index/terms.h"
#include "index/xapian/checksums.h"
#include "index/xapian/database.h"
#include "index/xapian/xapian_errors.h"
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

// A generation that is removed again unless it comes to be published.
class NewGeneration {
 public:
  explicit NewGeneration(const Generations& generations)
      : generations_(generations), number_(generations.create()) {}
  ~NewGeneration() { generations_.discard(number_); }
  NewGeneration(const NewGeneration&) = delete;
  NewGeneration& operator=(const NewGeneration&) = delete;
  std::uint32_t number() const { return number_; }
  fs::path folder() const { return generations_.folder(number_); }

 private:
  const Generations& generations_;
  std::uint32_t number_;
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

// Records that came on standard input are nowhere but in the index. True where that cannot be told.
bool may_hold_records(const Xapian::Database& database) {
  try {
    return database.term_exists(file_term(file_number(kStandardInput)));
  } catch (const Xapian::Error&) {
    return true;
  }
}

// The index before, as far as documents can be taken over from it. A rebuild is what mends a
// damaged index, so it goes on without what cannot be read; what nothing else holds is then kept
// where it is.
class OldIndex {
 public:
  /// `before` may be null.
  OldIndex(const PublishedIndex* before, const Generations& generations,
           const RunObserver& observer)
      : before_(before), generations_(generations), observer_(observer) {
    if (before == nullptr) return;
    if (!before->metadata.is_readable()) {
      if (may_hold_records(before->database)) keep("it was written by another version");
      return;
    }
    try {
      FileStates(before->database).for_each([](std::uint64_t, FileState&&) {});
      readable_ = before->database;
    } catch (const Xapian::Error& error) {
      if (!is_damage(error)) throw;
      keep(translate(error).message());
    } catch (const Error& damage) {
      keep(damage.message());
    }
  }

  /// An empty one when nothing can be taken over.
  const Xapian::Database& readable() const { return readable_; }

  /// To be called when some of it could not be taken over after all.
  void keep(const std::string& why) const {
    generations_.keep(before_->generation);
    observer_.note(
        fmt::format("not all could be taken over from the old index ({}); {} is kept "
                    "for as long as you do not remove it",
                    why, generations_.folder(before_->generation).string()));
  }

 private:
  const PublishedIndex* before_;
  const Generations& generations_;
  const RunObserver& observer_;
  Xapian::Database readable_;
};

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

// Throws Error when the new generation does not hold what it should.
void guard(const RunSummary& summary, const BulkWriter& writer, const PublishedIndex* before,
           const RunOptions& options) {
  if (summary.documents != writer.documents()) {
    throw Error(fmt::format("the new generation holds {} documents instead of {}",
                            summary.documents, writer.documents()),
                "the old index is untouched; this is a defect worth reporting");
  }
  if (before == nullptr || options.allow_mass_delete) return;
  const std::uint64_t had = before->database.get_doccount();
  if (summary.documents < had) guard_lost_documents(had - summary.documents, had);
}

}  // namespace

RunSummary build_generation(const RunPlan& plan, const RunOptions& options,
                            const PublishedIndex* before, const Generations& generations,
                            const LanguageData& data, const RunObserver& observer) {
  return with_xapian_errors([&] {
    RunSummary summary;
    const NewGeneration target(generations);
    summary.generation = target.number();
    BulkLimits limits;
    limits.remembered_words = options.remembered_words;
    const OldIndex old(before, generations, observer);
    std::optional<StoredArticles> stored;
    if (before != nullptr) stored.emplace(old.readable(), before->metadata);
    BulkWriter writer(segments_folder(target.folder()), data, options.facets, this_year(),
                      std::max(1U, options.jobs), limits, stored ? &*stored : nullptr,
                      options.segments);
    read_sources(plan, options, old.readable(), observer, writer, summary);
    if (writer.lost_documents()) old.keep("some of its documents cannot be read");
    observer.step("merging");
    writer.merge_into(target.folder());
    Xapian::WritableDatabase database = open_to_write(target.folder());
    build_columns(database, options.facets);
    write_index_metadata(database,
                         {kSchemaVersion, analyzer_fingerprint(data), options.facets, plan.known});
    stamp_columns(database);
    database.commit();
    summary.documents = database.get_doccount();
    database.close();
    guard(summary, writer, before, options);
    summary.added = summary.documents;
    observer.step("publishing");
    glass::write_checksums(target.folder());
    generations.publish(summary.generation);
    return summary;
  });
}

}  // namespace fundstelle
