#include "indexer/runs/live_update.h"

#include <optional>

#include <fmt/format.h>

#include "base/error.h"
#include "index/columns_stamp.h"
#include "index/xapian/checksums.h"
#include "index/xapian/database.h"
#include "index/xapian/xapian_errors.h"
#include "indexer/facets/year_finder.h"
#include "indexer/runs/source_changes.h"
#include "indexer/writing/document_builder.h"
#include "indexer/writing/live_writer.h"

namespace fundstelle {
namespace {

void set_counts(RunSummary& summary, const WriteCounts& counts) {
  summary.added = counts.added;
  summary.updated = counts.updated;
  summary.deleted = counts.deleted;
  summary.unchanged = counts.unchanged;
}

// What is to be forgotten is nowhere else, so there is no other way to take it out.
std::optional<TransactionLimits> limits_of(const RunPlan& plan) {
  if (!plan.forgotten.empty()) return std::nullopt;
  return TransactionLimits();
}

// What was committed stays, whatever becomes of this: `indexer check` then looks less closely.
void renew_checksums(const std::filesystem::path& generation, const RunObserver& observer) {
  try {
    glass::write_checksums(generation);
  } catch (const Error& error) {
    observer.note(fmt::format("the checksums of the index are those of the state before: {}",
                              error.message()));
  }
}

}  // namespace

RunSummary update_generation(const RunPlan& plan, const RunOptions& options,
                             const PublishedIndex& before, const Generations& generations,
                             const LanguageData& data, const RunObserver& observer) {
  return with_xapian_errors([&] {
    RunSummary summary;
    summary.generation = before.generation;
    IndexMetadata metadata = before.metadata;
    const std::filesystem::path folder = generations.folder(before.generation);
    const std::string oddity = require_own_columns(before.database, folder);
    Xapian::WritableDatabase database = open_to_write(folder);
    const FileStates states(database);
    DocumentBuilder builder(data, metadata.facets, this_year(), options.remembered_words,
                            options.index);
    LiveWriter writer(database, builder, limits_of(plan));
    if (!oddity.empty()) writer.write_columns_anew();
    SourceChanges(plan, options, states, observer, summary).write(writer, database.get_doccount());
    if (plan.known != metadata.sources) {
      metadata.sources = plan.known;
      writer.write_metadata(metadata);
    }
    if (writer.changed()) observer.step("committing");
    writer.commit();
    renew_checksums(folder, observer);
    set_counts(summary, writer.counts());
    summary.documents = database.get_doccount();
    return summary;
  });
}

RunSummary try_run(const RunPlan& plan, const RunOptions& options, const PublishedIndex* before,
                   const RunObserver& observer) {
  return with_xapian_errors([&] {
    const bool readable = before != nullptr && before->metadata.is_readable();
    if (readable && !plan.aside) {
      const Generations generations(options.index);
      require_own_columns(before->database, generations.folder(before->generation));
    }
    const Xapian::Database database = readable ? before->database : Xapian::Database();
    const FileStates states(database);
    RunSummary summary;
    summary.dry = true;
    summary.generation = before != nullptr ? before->generation : 0;
    TrialWriter writer(database);
    SourceChanges(plan, options, states, observer, summary).write(writer, database.get_doccount());
    set_counts(summary, writer.counts());
    summary.documents = database.get_doccount() + summary.added - summary.deleted;
    return summary;
  });
}

}  // namespace fundstelle
