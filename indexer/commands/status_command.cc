#include <ctime>
#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "base/sanitize.h"
#include "cli/size.h"
#include "index/generations.h"
#include "index/open_index.h"
#include "index/run_state.h"
#include "index/schedule_state.h"
#include "index/terms.h"
#include "index/xapian/xapian_errors.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/json_record.h"
#include "indexer/runs/disk_space.h"
#include "indexer/runs/file_states.h"
#include "indexer/runs/source_scan.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

struct Status {
  OpenIndex index;
  std::vector<RunState> runs;  // the last first
  std::optional<ScheduleState> schedule;
  std::uint64_t bytes = 0;                // of the current generation, on disk
  std::optional<std::uint32_t> previous;  // the generation to roll back to
  std::uint64_t files = 0;
  std::vector<std::uint64_t> source_documents;     // of each source, in their order
  std::map<std::string, std::uint64_t> languages;  // documents by language
  std::vector<std::string> failures;               // remembered, of all files
  std::vector<std::string> warnings;               // the same
};

void read_files(Status& status) {
  const std::vector<Source>& sources = status.index.metadata.sources;
  status.source_documents.resize(sources.size());
  FileStates(status.index.database).for_each([&](std::uint64_t, FileState&& state) {
    ++status.files;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      if (is_at_or_below(state.path, sources[i].path)) {
        status.source_documents[i] += state.documents;
      }
    }
    for (std::string& failure : state.failures) status.failures.push_back(std::move(failure));
    for (std::string& warning : state.warnings) status.warnings.push_back(std::move(warning));
  });
}

Status read_status(const fs::path& index) {
  Status status;
  status.index = open_index(index);
  status.runs = read_run_states(index);
  status.schedule = read_schedule_state(index);
  status.bytes = folder_bytes(status.index.folder);
  status.previous = Generations(index).previous();
  const std::string prefix = facet_term("language", "");
  const Xapian::Database& database = status.index.database;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    status.languages[(*term).substr(prefix.size())] = term.get_termfreq();
  }
  read_files(status);
  return status;
}

std::string to_json(const RunState& run) {
  return JsonObject()
      .add("command", run.command)
      .add("started", run.started.to_string())
      .add("seconds", run.seconds)
      .add("exit_code", run.exit_code)
      .add_or_null("error", run.error)
      .add("added", run.added)
      .add("updated", run.updated)
      .add("deleted", run.deleted)
      .add("unchanged", run.unchanged)
      .add("failed", run.failed)
      .add("skipped", run.skipped)
      .str();
}

Date next_run_of(const ScheduleState& schedule) {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return next_run(schedule.interval, now, local.tm_gmtoff);
}

std::string to_json(const ScheduleState& schedule) {
  return JsonObject()
      .add("kind", schedule_kind_name(schedule.kind))
      .add("every", schedule.every)
      .add("interval", schedule.interval)
      .add("installed", schedule.installed.to_string())
      .add_json("command", json_strings(schedule.command))
      .str();
}

std::string to_json(const Source& source, std::uint64_t documents) {
  return JsonObject()
      .add("path", source.path)
      .add_json("include", json_strings(source.include))
      .add_json("exclude", json_strings(source.exclude))
      .add("documents", documents)
      .str();
}

std::string to_json(const std::map<std::string, std::uint64_t>& languages) {
  JsonObject json;
  for (const auto& [language, documents] : languages) json.add(language, documents);
  return json.str();
}

void print_json(const Status& status, const fs::path& index) {
  std::vector<std::string> sources, runs;
  for (std::size_t i = 0; i < status.source_documents.size(); ++i) {
    sources.push_back(to_json(status.index.metadata.sources[i], status.source_documents[i]));
  }
  for (const RunState& run : status.runs) runs.push_back(to_json(run));
  const auto as_it_is = [](const std::string& json) { return json; };
  const auto& schedule = status.schedule;
  print_json_record(
      "status",
      JsonObject()
          .add("index", index.string())
          .add("generation", status.index.generation)
          .add_json("previous_generation",
                    status.previous ? std::to_string(*status.previous) : "null")
          .add("documents", status.index.database.get_doccount())
          .add("files", status.files)
          .add("bytes", status.bytes)
          .add_json("languages", to_json(status.languages))
          .add("facets", status.index.metadata.facets.names())
          .add("fingerprint", status.index.metadata.fingerprint)
          .add_json("sources", json_array(sources, as_it_is))
          .add_json("last_run", runs.empty() ? "null" : runs.front())
          .add_json("runs", json_array(runs, as_it_is))
          .add_json("schedule", schedule ? to_json(*schedule) : "null")
          .add_or_null("next_run", schedule ? next_run_of(*schedule).to_string() : std::string())
          .add_json("failures", json_strings(status.failures))
          .add_json("warnings", json_strings(status.warnings)));
}

void print_run_line(const RunState& run) {
  fmt::print("run        {} {}: ", run.started.to_string(), sanitize_for_terminal(run.command));
  if (!run.error.empty()) {
    fmt::print("failed: {}\n", sanitize_for_terminal(run.error));
    return;
  }
  fmt::print("{} added, {} updated, {} deleted, {} failed, {:.1f} s\n", run.added, run.updated,
             run.deleted, run.failed, run.seconds);
}

void print_schedule_line(const ScheduleState& schedule) {
  fmt::print("schedule   {}, by a {}; next run at {}\n", sanitize_for_terminal(schedule.every),
             schedule_kind_text(schedule.kind), next_run_of(schedule).to_string());
}

void print_list(std::string_view name, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  fmt::print("{:10} {}\n", name, texts.size());
  for (const std::string& text : texts) fmt::print("  {}\n", sanitize_for_terminal(text));
}

void print_text(const Status& status, const fs::path& index) {
  fmt::print("index      {} (generation {}, {}", sanitize_for_terminal(index.string()),
             status.index.generation, format_size(status.bytes));
  if (status.previous) fmt::print("; `indexer rollback` goes back to {}", *status.previous);
  fmt::print(")\n");
  fmt::print("documents  {} from {} files", status.index.database.get_doccount(), status.files);
  for (const auto& [language, documents] : status.languages) {
    fmt::print(", {} {}", documents, sanitize_for_terminal(language));
  }
  fmt::print("\nfacets     {}\n", status.index.metadata.facets.names());
  for (std::size_t i = 0; i < status.source_documents.size(); ++i) {
    const Source& source = status.index.metadata.sources[i];
    fmt::print(
        "source     {} ({} documents)\n",
        source.path == kStandardInput ? "standard input" : sanitize_for_terminal(source.path),
        status.source_documents[i]);
  }
  for (const RunState& run : status.runs) print_run_line(run);
  if (status.schedule) print_schedule_line(*status.schedule);
  print_list("failures", status.failures);
  print_list("warnings", status.warnings);
}

}  // namespace

int run_status_command(CommandContext& context) {
  const Status status = with_xapian_errors(
      [&] { return repeat_while_written([&] { return read_status(context.common.index); }); });
  if (context.format == RecordFormat::kJson) {
    print_json(status, context.common.index);
  } else {
    print_text(status, context.common.index);
  }
  return static_cast<int>(ExitCode::kSuccess);
}

}  // namespace fundstelle
