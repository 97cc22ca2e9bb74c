#include <ctime>
#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <xapian.h>

#include "base/sanitize.h"
#include "cli/size.h"
#include "index/file_state.h"
#include "index/generations.h"
#include "index/open_index.h"
#include "index/run_state.h"
#include "index/schedule_state.h"
#include "index/terms.h"
#include "index/xapian_errors.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/json_record.h"
#include "indexer/runs/disk_space.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

struct Status {
  OpenIndex index;
  std::optional<RunState> last_run;
  std::optional<ScheduleState> schedule;
  std::uint64_t bytes = 0;  // of the current generation, on disk
  std::uint64_t files = 0;
  std::map<std::string, std::uint64_t> languages;  // documents by language
  std::vector<std::string> failures;               // remembered, of all files
};

void read_files(Status& status) {
  const Xapian::Database& database = status.index.database;
  const std::string prefix(kFileStatePrefix);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    FileState state = FileState::parse(database.get_metadata(*key));
    ++status.files;
    for (std::string& failure : state.failures) status.failures.push_back(std::move(failure));
  }
}

Status read_status(const fs::path& index) {
  Status status;
  status.index = open_index(index);
  status.last_run = read_run_state(index);
  status.schedule = read_schedule_state(index);
  status.bytes = folder_bytes(status.index.folder);
  const std::string prefix = facet_term("language", "");
  const Xapian::Database& database = status.index.database;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    status.languages[(*term).substr(prefix.size())] = term.get_termfreq();
  }
  read_files(status);
  return status;
}

ordered_json to_json(const RunState& run) {
  return {{"command", run.command},
          {"started", run.started.to_string()},
          {"seconds", run.seconds},
          {"exit_code", run.exit_code},
          {"error", run.error.empty() ? ordered_json(nullptr) : ordered_json(run.error)},
          {"added", run.added},
          {"updated", run.updated},
          {"deleted", run.deleted},
          {"unchanged", run.unchanged},
          {"failed", run.failed},
          {"skipped", run.skipped}};
}

Date next_run_of(const ScheduleState& schedule) {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return next_run(schedule.interval, now, local.tm_gmtoff);
}

ordered_json to_json(const ScheduleState& schedule) {
  return {{"kind", schedule_kind_name(schedule.kind)},
          {"every", schedule.every},
          {"interval", schedule.interval},
          {"installed", schedule.installed.to_string()},
          {"command", schedule.command}};
}

void print_json(const Status& status, const fs::path& index) {
  ordered_json sources = ordered_json::array();
  for (const Source& source : status.index.metadata.sources) {
    sources.push_back(
        {{"path", source.path}, {"include", source.include}, {"exclude", source.exclude}});
  }
  print_json_record(
      "status",
      {{"index", index.string()},
       {"generation", status.index.generation},
       {"documents", status.index.database.get_doccount()},
       {"files", status.files},
       {"bytes", status.bytes},
       {"languages", status.languages},
       {"facets", status.index.metadata.facets.names()},
       {"fingerprint", status.index.metadata.fingerprint},
       {"sources", sources},
       {"last_run", status.last_run ? to_json(*status.last_run) : ordered_json(nullptr)},
       {"schedule", status.schedule ? to_json(*status.schedule) : ordered_json(nullptr)},
       {"next_run", status.schedule ? ordered_json(next_run_of(*status.schedule).to_string())
                                    : ordered_json(nullptr)},
       {"failures", status.failures}});
}

void print_run_line(const RunState& run) {
  if (!run.error.empty()) {
    fmt::print("last run   {} at {}: failed: {}\n", run.command, run.started.to_string(),
               sanitize_for_terminal(run.error));
    return;
  }
  fmt::print("last run   {} at {}: {} added, {} updated, {} deleted, {} failed, {:.1f} s\n",
             run.command, run.started.to_string(), run.added, run.updated, run.deleted, run.failed,
             run.seconds);
}

void print_schedule_line(const ScheduleState& schedule) {
  fmt::print("schedule   {}, by a {}; next run at {}\n", sanitize_for_terminal(schedule.every),
             schedule_kind_text(schedule.kind), next_run_of(schedule).to_string());
}

void print_text(const Status& status, const fs::path& index) {
  fmt::print("index      {} (generation {}, {})\n", sanitize_for_terminal(index.string()),
             status.index.generation, format_size(status.bytes));
  fmt::print("documents  {} from {} files", status.index.database.get_doccount(), status.files);
  for (const auto& [language, documents] : status.languages) {
    fmt::print(", {} {}", documents, sanitize_for_terminal(language));
  }
  fmt::print("\nfacets     {}\n", status.index.metadata.facets.names());
  for (const Source& source : status.index.metadata.sources) {
    fmt::print("source     {}\n", sanitize_for_terminal(source.path));
  }
  if (status.last_run) print_run_line(*status.last_run);
  if (status.schedule) print_schedule_line(*status.schedule);
  if (status.failures.empty()) return;
  fmt::print("failures   {}\n", status.failures.size());
  for (const std::string& failure : status.failures) {
    fmt::print("  {}\n", sanitize_for_terminal(failure));
  }
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
