#include "indexer/runs/index_run.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>
#include <xapian.h>

#include "base/date.h"
#include "base/error.h"
#include "index/columns/columns.h"
#include "index/file_state.h"
#include "index/generations.h"
#include "index/run_state.h"
#include "index/terms.h"
#include "index/write_lock.h"
#include "index/xapian_errors.h"
#include "indexer/runs/file_reading.h"
#include "indexer/runs/source_scan.h"
#include "indexer/writing/bulk_writer.h"
#include "indexer/writing/document_builder.h"
#include "indexer/writing/live_writer.h"
#include "indexer/writing/pending_changes.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

int this_year() {
  return Date{static_cast<std::int64_t>(std::time(nullptr)), true}.year();
}

// The sources known so far with those given now; a source given again takes its new globs.
std::vector<Source> join(const std::vector<Source>& known, const std::vector<Source>& given) {
  std::map<std::string, Source> joined;
  for (const auto* sources : {&known, &given}) {
    for (const Source& source : *sources) joined[source.path] = source;
  }
  std::vector<Source> all;
  for (auto& [path, source] : joined) all.push_back(std::move(source));
  return all;
}

using FileStates = std::unordered_map<std::uint64_t, FileState>;

FileStates read_file_states(const Xapian::Database& database) {
  FileStates states;
  const std::string prefix(kFileStatePrefix);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    FileState state = FileState::parse(database.get_metadata(*key));
    const std::uint64_t number = file_number(state.path);
    states.emplace(number, std::move(state));
  }
  return states;
}

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

struct PublishedIndex {
  std::uint32_t generation = 0;
  IndexMetadata metadata;
};

// One run, holding the lock from beginning to end.
class Run {
 public:
  Run(const RunOptions& options, const LanguageData& data, const RunObserver& observer)
      : options_(options),
        data_(data),
        observer_(observer),
        lock_(options.index, options.wait, options.command),
        generations_(options.index) {}

  RunSummary update();
  RunSummary rebuild();

 private:
  std::optional<PublishedIndex> published() const;
  RunSummary build_aside(const std::vector<Source>& sources, std::optional<std::uint32_t> replaced);
  RunSummary update_live(std::uint32_t generation, IndexMetadata metadata);
  void remove_vanished(const SourceScan& scan, const FileStates& states, LiveWriter& writer) const;
  void guard_deletions(std::uint64_t deleted, std::uint64_t documents) const;
  void need_sources(const std::vector<Source>& sources) const;

  const RunOptions& options_;
  const LanguageData& data_;
  const RunObserver& observer_;
  const WriteLock lock_;
  const Generations generations_;
};

RunSummary Run::update() {
  std::optional<PublishedIndex> before = published();
  if (!before) {
    need_sources(options_.sources);
    return build_aside(options_.sources, std::nullopt);
  }
  IndexMetadata& metadata = before->metadata;
  const bool same_facets = metadata.facets.facets() == options_.facets.facets();
  if (metadata.schema_version == kSchemaVersion && same_facets &&
      metadata.fingerprint == analyzer_fingerprint(data_)) {
    return update_live(before->generation, std::move(metadata));
  }
  std::vector<Source> sources = options_.sources;
  if (metadata.schema_version != kSchemaVersion) {
    observer_.note("the index was written by another version of Fundstelle: rebuilding it");
  } else {
    observer_.note(same_facets
                       ? "the analyzers have changed since the index was built: rebuilding it"
                       : "the facets have changed since the index was built: rebuilding it");
    sources = join(metadata.sources, options_.sources);
  }
  need_sources(sources);
  return build_aside(sources, before->generation);
}

RunSummary Run::rebuild() {
  std::vector<Source> sources = options_.sources;
  std::optional<std::uint32_t> replaced;
  try {
    if (const auto before = published()) {
      sources = join(before->metadata.sources, options_.sources);
      replaced = before->generation;
    }
  } catch (const Error& damage) {
    if (options_.sources.empty()) {
      throw Error(damage.message(),
                  "its list of sources is lost, too; name them: `indexer rebuild FOLDER...`");
    }
  }
  need_sources(sources);
  return build_aside(sources, replaced);
}

// Nothing when there is no index yet; throws Error when it is damaged.
std::optional<PublishedIndex> Run::published() const {
  const auto generation = generations_.current();
  if (!generation) return std::nullopt;
  return with_xapian_errors([&] {
    const Xapian::Database database(generations_.folder(*generation).string());
    return std::optional(PublishedIndex{*generation, read_index_metadata(database)});
  });
}

RunSummary Run::build_aside(const std::vector<Source>& sources,
                            std::optional<std::uint32_t> replaced) {
  RunSummary summary;
  summary.generation = generations_.prepare_next();
  NewFolder target(generations_.folder(summary.generation));
  fs::path workspace = target.path();
  workspace += ".tmp";
  BulkLimits limits;
  limits.remembered_words = options_.remembered_words;
  BulkWriter writer(workspace, data_, options_.facets, this_year(), std::max(1U, options_.jobs),
                    limits);
  FileReading reading(writer, options_.limits, observer_, summary);
  const SourceScan scan = scan_sources(sources, options_.index, [&](Failure&& failure) {
    reading.remember_unreadable(std::move(failure), nullptr);
  });
  reading.start(scan.bytes);
  for (const FoundFile& file : scan.files) reading.read(file, nullptr);

  observer_.step("merging");
  writer.merge_into(target.path());
  with_xapian_errors([&] {
    Xapian::WritableDatabase database(target.path().string(), Xapian::DB_OPEN);
    build_columns(database, options_.facets);
    write_index_metadata(database,
                         {kSchemaVersion, analyzer_fingerprint(data_), options_.facets, sources});
    database.commit();
    summary.documents = database.get_doccount();
    if (replaced && !options_.allow_mass_delete) {
      const Xapian::Database before(generations_.folder(*replaced).string());
      const std::uint64_t had = before.get_doccount();
      if (summary.documents < had) guard_deletions(had - summary.documents, had);
    }
  });
  if (summary.documents != writer.documents()) {
    throw Error(fmt::format("the new generation holds {} documents instead of {}",
                            summary.documents, writer.documents()),
                "the old index is untouched; this is a defect worth reporting");
  }
  summary.added = summary.documents;
  observer_.step("publishing");
  target.keep();  // from here on its removal could hit a published generation
  generations_.publish(summary.generation);
  return summary;
}

RunSummary Run::update_live(std::uint32_t generation, IndexMetadata metadata) {
  const std::vector<Source> scope = options_.sources.empty() ? metadata.sources : options_.sources;
  need_sources(scope);
  RunSummary summary;
  summary.generation = generation;
  with_xapian_errors([&] {
    Xapian::WritableDatabase database = open_for_changes(generations_.folder(generation));
    const std::uint64_t documents_before = database.get_doccount();
    const FileStates states = read_file_states(database);
    DocumentBuilder builder(data_, metadata.facets, this_year(), options_.remembered_words);
    LiveWriter writer(database, builder);
    FileReading reading(writer, options_.limits, observer_, summary);
    const auto state_before = [&](std::uint64_t file) -> const FileState* {
      const auto known = states.find(file);
      const bool retry =
          options_.retry_failed && known != states.end() && !known->second.failures.empty();
      return known == states.end() || retry ? nullptr : &known->second;
    };
    const SourceScan scan = scan_sources(scope, options_.index, [&](Failure&& failure) {
      const FileState* before = state_before(file_number(failure.path));
      reading.remember_unreadable(std::move(failure), before);
    });
    reading.start(scan.bytes);

    for (const FoundFile& file : scan.files) {
      const FileState* before = state_before(number_of(file));
      if (before == nullptr || !is_unchanged(*before, file)) {
        reading.read(file, before);
      } else {
        writer.keep_file(*before);
        summary.skipped += before->failures.size();
        reading.skip(file);
      }
    }
    remove_vanished(scan, states, writer);
    guard_deletions(writer.counts().deleted, documents_before);

    const std::vector<Source> sources = join(metadata.sources, options_.sources);
    if (sources != metadata.sources) {
      metadata.sources = sources;
      write_index_metadata(database, metadata);
    }
    if (writer.changed() || sources != metadata.sources) observer_.step("committing");
    writer.commit();
    const WriteCounts& counts = writer.counts();
    summary.added = counts.added;
    summary.updated = counts.updated;
    summary.deleted = counts.deleted;
    summary.unchanged = counts.unchanged;
    summary.documents = database.get_doccount();
  });
  return summary;
}

void Run::remove_vanished(const SourceScan& scan, const FileStates& states,
                          LiveWriter& writer) const {
  std::unordered_map<std::uint64_t, bool> found;
  for (const FoundFile& file : scan.files) found[number_of(file)] = true;
  for (const auto& [number, state] : states) {
    if (!found.contains(number) && scan.covers(state.path)) writer.remove_file(number);
  }
}

void Run::guard_deletions(std::uint64_t deleted, std::uint64_t documents) const {
  if (options_.allow_mass_delete || deleted * 2 <= documents) return;
  throw Error(
      fmt::format("{} of {} documents would be removed; nothing was changed", deleted, documents),
      "check that all sources are in place (mounted?); if this is what you want, run again "
      "with --allow-mass-delete");
}

void Run::need_sources(const std::vector<Source>& sources) const {
  if (!sources.empty()) return;
  throw Error("the index knows of no sources", "name a file or folder: `indexer update FOLDER`");
}

}  // namespace

RunSummary run_indexer(RunKind kind, const RunOptions& options, const LanguageData& data,
                       const RunObserver& observer) {
  const auto begin = std::chrono::steady_clock::now();
  Run run(options, data, observer);
  RunSummary summary = kind == RunKind::kUpdate ? run.update() : run.rebuild();
  summary.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return summary;
}

}  // namespace fundstelle
