#include "indexer/checks/index_check.h"

#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "index/columns_stamp.h"
#include "index/generations.h"
#include "index/index_metadata.h"
#include "index/open_index.h"
#include "index/xapian/database.h"
#include "indexer/checks/column_check.h"
#include "indexer/checks/document_check.h"
#include "indexer/checks/facet_column_check.h"
#include "indexer/checks/file_check.h"
#include "indexer/checks/table_check.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

// Each time the index was written to while it was checked.
constexpr int kMaxTries = 5;

constexpr const char* kRebuildWithSources =
    "run `indexer rebuild`, with the sources named if it asks for them";

struct GenerationReport {
  std::uint64_t documents = 0;
  std::uint64_t files = 0;
  std::string fingerprint;
  bool knows_sources = false;  // a rebuild can do without having them named
};

// Nothing when the database does not say, or says that it is another's.
std::optional<IndexMetadata> check_metadata(const Xapian::Database& database, Findings& findings) {
  std::optional<IndexMetadata> metadata;
  findings.guard("metadata", [&] { metadata = read_index_metadata(database); });
  if (!metadata || metadata->is_current()) return metadata;
  findings.add("metadata",
               fmt::format("written by another version of Fundstelle (schema {}, this is {})",
                           metadata->schema_version, kSchemaVersion),
               rebuild_hint(*metadata));
  return std::nullopt;
}

// False when the columns were made for other documents: all the rest would be found wrong.
bool check_stamp(const Xapian::Database& database, const fs::path& folder, Findings& findings,
                 std::vector<std::string>& notes) {
  try {
    const std::string note = require_own_columns(database, folder);
    if (!note.empty()) notes.push_back(note);
    return true;
  } catch (const Error& error) {
    findings.add("columns", error.message(), error.hint());
    return false;
  }
}

void check_contents(const Xapian::Database& database, const fs::path& folder,
                    GenerationReport& report, Findings& findings, std::vector<std::string>& notes) {
  const std::optional<IndexMetadata> metadata = check_metadata(database, findings);
  if (!metadata) return;  // what the rest means is not known
  report.fingerprint = metadata->fingerprint;
  report.knows_sources = true;
  if (!check_stamp(database, folder, findings, notes)) return;
  check_length_column(database, findings);
  check_date_column(database, findings);
  for (const Facet& facet : metadata->facets.facets()) {
    check_facet_column(database, facet, findings);
  }
  const Origins origins = check_documents(database, metadata->facets, findings);
  findings.guard("files", [&] { report.files = check_files(database, origins, findings); });
}

GenerationReport check_generation(const fs::path& folder, Findings& findings,
                                  std::vector<std::string>& notes) {
  GenerationReport report;
  std::error_code failure;
  if (!fs::is_directory(folder, failure)) {
    findings.add("generation", fmt::format("{} is missing", folder.string()));
    return report;
  }
  check_tables(folder, findings, notes);
  // Xapian trusts its tables: reading damaged ones can end in a crash.
  if (!findings.empty()) return report;
  std::optional<Xapian::Database> database;
  findings.guard("tables", [&] { database = open_database(folder); });
  if (!database) return report;
  report.documents = database->get_doccount();
  check_contents(*database, folder, report, findings, notes);
  return report;
}

// What a check sees; 0 where nothing can be told, for the stub or the generation is damaged.
struct Snapshot {
  std::uint32_t generation = 0;
  Xapian::rev revision = 0;

  friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

Snapshot snapshot_of(const Generations& generations) {
  Snapshot snapshot;
  try {
    snapshot.generation = generations.current().value_or(0);
    snapshot.revision = open_database(generations.folder(snapshot.generation)).get_revision();
  } catch (const Error&) {
    // The stub is damaged.
  } catch (const Xapian::Error&) {
    // The generation is damaged, or gone by now.
  }
  return snapshot;
}

bool is_sound(const fs::path& folder) {
  Findings findings;
  std::vector<std::string> ignored;
  try {
    check_generation(folder, findings, ignored);
  } catch (const Xapian::DatabaseModifiedError&) {
    return false;
  }
  return findings.empty();
}

std::string remedy(const Generations& generations, bool knows_sources) {
  const std::string rebuild = knows_sources ? "run `indexer rebuild`" : kRebuildWithSources;
  const auto previous = generations.previous();
  if (!previous || !is_sound(generations.folder(*previous))) return rebuild;
  return fmt::format("{}; until then `indexer rollback` goes back to generation {}, which is sound",
                     rebuild, *previous);
}

void note_oddities(const Generations& generations, const GenerationReport& checked,
                   const std::string& fingerprint, CheckReport& report) {
  for (const fs::path& path : generations.leftovers()) {
    report.notes.push_back(
        fmt::format("{} is left from a run that was stopped, or belongs to one at work; the next "
                    "run removes it",
                    path.string()));
  }
  for (const fs::path& path : generations.kept()) {
    report.notes.push_back(
        fmt::format("{} is not in use, and no run removes it: it holds documents that could not be "
                    "carried over, or is not of this index; remove it when you do not need it",
                    path.string()));
  }
  if (checked.knows_sources && checked.fingerprint != fingerprint) {
    report.notes.push_back(
        "the index was built with other analyzers; the next `indexer update` rebuilds it");
  }
}

CheckReport check_once(const Generations& generations, const std::string& fingerprint) {
  CheckReport report;
  std::optional<std::uint32_t> generation;
  try {
    generation = generations.current();
  } catch (const Error& error) {
    std::error_code failure;
    if (!fs::is_directory(generations.index(), failure)) throw;
    report.findings.add("stub", error.message());
    report.findings.set_remedy(error.hint().empty() ? kSystemRemedy : error.hint());
    return report;
  }
  if (!generation) throw no_index_yet(generations.index());
  report.generation = *generation;
  const GenerationReport checked =
      check_generation(generations.folder(*generation), report.findings, report.notes);
  report.documents = checked.documents;
  report.files = checked.files;
  note_oddities(generations, checked, fingerprint, report);
  if (!report.findings.empty()) {
    report.findings.set_remedy(remedy(generations, checked.knows_sources));
  }
  return report;
}

}  // namespace

CheckReport check_index(const fs::path& index, const std::string& fingerprint) {
  const Generations generations(index);
  for (int tries = 0; tries < kMaxTries; ++tries) {
    const Snapshot before = snapshot_of(generations);
    try {
      CheckReport report = check_once(generations, fingerprint);
      if (report.findings.empty() || snapshot_of(generations) == before) return report;
    } catch (const Xapian::DatabaseModifiedError&) {
      // The snapshot is lost to the second commit since.
    }
  }
  throw Error("the index was written to again and again while it was checked",
              "run `indexer check` again when no indexer is at work", ExitCode::kTemporary);
}

}  // namespace fundstelle
