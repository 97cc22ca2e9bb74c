#include "indexer/runs/live_update.h"

#include "index/xapian_errors.h"
#include "indexer/facets/year_finder.h"
#include "indexer/runs/source_changes.h"
#include "indexer/writing/document_builder.h"
#include "indexer/writing/live_writer.h"
#include "indexer/writing/pending_changes.h"

namespace fundstelle {
namespace {

void set_counts(RunSummary& summary, const WriteCounts& counts) {
  summary.added = counts.added;
  summary.updated = counts.updated;
  summary.deleted = counts.deleted;
  summary.unchanged = counts.unchanged;
}

}  // namespace

RunSummary update_generation(const RunPlan& plan, const RunOptions& options,
                             const PublishedIndex& before, const Generations& generations,
                             const LanguageData& data, const RunObserver& observer) {
  return with_xapian_errors([&] {
    RunSummary summary;
    summary.generation = before.generation;
    IndexMetadata metadata = before.metadata;
    Xapian::WritableDatabase database = open_for_changes(generations.folder(before.generation));
    const FileStates states(database);
    DocumentBuilder builder(data, metadata.facets, this_year(), options.remembered_words);
    LiveWriter writer(database, builder);
    SourceChanges(plan, options, states, observer, summary).write(writer, database.get_doccount());
    const bool new_sources = plan.known != metadata.sources;
    if (new_sources) {
      metadata.sources = plan.known;
      write_index_metadata(database, metadata);
    }
    if (writer.changed() || new_sources) observer.step("committing");
    writer.commit();
    set_counts(summary, writer.counts());
    summary.documents = database.get_doccount();
    return summary;
  });
}

RunSummary try_run(const RunPlan& plan, const RunOptions& options, const PublishedIndex* before,
                   const RunObserver& observer) {
  return with_xapian_errors([&] {
    const bool readable = before != nullptr && before->is_readable();
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
