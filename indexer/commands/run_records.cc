#include "indexer/commands/run_records.h"

#include <fmt/format.h>

#include "base/sanitize.h"
#include "indexer/commands/json_record.h"

namespace fundstelle {
namespace {

// `line 3: date: is no date`, without what is unknown: the path has its own member.
std::string reason_of(const Failure& failure) {
  std::string where;
  if (failure.line != 0) where += fmt::format("line {}: ", failure.line);
  if (!failure.field.empty()) where += failure.field + ": ";
  return sanitize_for_terminal(where + failure.reason);
}

JsonObject to_json(const Failure& failure) {
  JsonObject json;
  json.add("path", failure.path)
      .add_json("record", failure.record ? json_string(*failure.record) : "null")
      .add("reason", reason_of(failure));
  return json;
}

// `2 added, 1 deleted`, without what is 0; `nothing to do` when all is.
std::string counts_text(const WriteCounts& counts) {
  std::string text;
  const auto add = [&](std::uint64_t count, std::string_view what) {
    if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, what);
  };
  add(counts.added, "added");
  add(counts.updated, "updated");
  add(counts.deleted, "deleted");
  return text.empty() ? "nothing to do" : text;
}

std::string run_line(RunKind kind, const RunSummary& summary) {
  if (kind == RunKind::kRollBack) {
    return fmt::format("generation {} is in force again", summary.generation);
  }
  std::string line = fmt::format("{} added, {} updated, {} deleted, {} unchanged", summary.added,
                                 summary.updated, summary.deleted, summary.unchanged);
  if (!summary.failures.empty()) line += fmt::format(", {} failed", summary.failures.size());
  if (!summary.warnings.empty()) {
    line += fmt::format(", {} {}", summary.warnings.size(),
                        summary.warnings.size() == 1 ? "warning" : "warnings");
  }
  if (summary.skipped > 0) line += fmt::format(", {} skipped", summary.skipped);
  return summary.dry ? "dry run, nothing was changed: " + line : line;
}

}  // namespace

std::string change_text(const FileChange& change) {
  return sanitize_for_terminal(
      fmt::format("{} ({}): {}", change.path, change.reason, counts_text(change.counts)));
}

void print_change(const FileChange& change, RecordFormat format) {
  if (format == RecordFormat::kText) {
    fmt::print("{}\n", change_text(change));
    return;
  }
  print_json_record("change", JsonObject()
                                  .add("path", change.path)
                                  .add("reason", change.reason)
                                  .add("added", change.counts.added)
                                  .add("updated", change.counts.updated)
                                  .add("deleted", change.counts.deleted)
                                  .add("unchanged", change.counts.unchanged));
}

void print_run(RunKind kind, const RunSummary& summary, const std::filesystem::path& index,
               RecordFormat format) {
  if (format == RecordFormat::kText) {
    fmt::print("{}; {} documents in {} ({:.1f} s)\n", run_line(kind, summary), summary.documents,
               sanitize_for_terminal(index.string()), summary.seconds);
    return;
  }
  for (const Failure& failure : summary.failures) print_json_record("failure", to_json(failure));
  for (const Failure& warning : summary.warnings) print_json_record("warning", to_json(warning));
  print_json_record("summary", JsonObject()
                                   .add("added", summary.added)
                                   .add("updated", summary.updated)
                                   .add("deleted", summary.deleted)
                                   .add("unchanged", summary.unchanged)
                                   .add("failed", summary.failures.size())
                                   .add("skipped", summary.skipped)
                                   .add("documents", summary.documents)
                                   .add("bytes", summary.bytes)
                                   .add("seconds", summary.seconds)
                                   .add("index", index.string())
                                   .add("generation", summary.generation)
                                   .add("warnings", summary.warnings.size()));
}

}  // namespace fundstelle
