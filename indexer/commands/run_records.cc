#include "indexer/commands/run_records.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/sanitize.h"
#include "indexer/commands/json_record.h"

namespace fundstelle {
namespace {

using nlohmann::ordered_json;

ordered_json to_json(const Failure& failure) {
  Failure where = failure;  // `reason` says where in the file, `path` which file
  where.path.clear();
  return {{"path", failure.path},
          {"record", failure.record ? ordered_json(*failure.record) : ordered_json(nullptr)},
          {"reason", where.to_string()}};
}

std::string change_line(const RunSummary& summary) {
  std::string line = fmt::format("{} added, {} updated, {} deleted, {} unchanged", summary.added,
                                 summary.updated, summary.deleted, summary.unchanged);
  if (!summary.failures.empty()) line += fmt::format(", {} failed", summary.failures.size());
  if (summary.skipped > 0) line += fmt::format(", {} skipped", summary.skipped);
  return line;
}

}  // namespace

void print_run(const RunSummary& summary, const std::filesystem::path& index,
               RecordFormat format) {
  if (format == RecordFormat::kText) {
    fmt::print("{}; {} documents in {} ({:.1f} s)\n", change_line(summary), summary.documents,
               sanitize_for_terminal(index.string()), summary.seconds);
    return;
  }
  for (const Failure& failure : summary.failures) print_json_record("failure", to_json(failure));
  print_json_record("summary", {{"added", summary.added},
                                {"updated", summary.updated},
                                {"deleted", summary.deleted},
                                {"unchanged", summary.unchanged},
                                {"failed", summary.failures.size()},
                                {"skipped", summary.skipped},
                                {"documents", summary.documents},
                                {"bytes", summary.bytes},
                                {"seconds", summary.seconds},
                                {"index", index.string()},
                                {"generation", summary.generation}});
}

}  // namespace fundstelle
