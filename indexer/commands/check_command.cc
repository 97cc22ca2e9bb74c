#include <chrono>
#include <set>
#include <string>

#include <fmt/format.h>

#include "analyzers/language_data.h"
#include "base/sanitize.h"
#include "indexer/checks/index_check.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/json_record.h"

namespace fundstelle {
namespace {

void print_json(const CheckReport& report, const std::string& index, double seconds) {
  for (const Damage& damage : report.findings.shown()) {
    print_json_record(
        "damage",
        JsonObject().add("part", damage.part).add("what", damage.what).add("do", damage.remedy));
  }
  print_json_record("summary", JsonObject()
                                   .add("damages", report.findings.size())
                                   .add("documents", report.documents)
                                   .add("files", report.files)
                                   .add_json("notes", json_strings(report.notes))
                                   .add("seconds", seconds)
                                   .add("index", index)
                                   .add("generation", report.generation));
}

void print_text(const CheckReport& report, const std::string& index, double seconds, bool quiet) {
  std::set<std::string> remedies;
  for (const Damage& damage : report.findings.shown()) {
    fmt::print("{}: {}\n", damage.part, sanitize_for_terminal(damage.what));
    remedies.insert(damage.remedy);
  }
  const std::size_t damages = report.findings.size();
  if (damages == 0) {
    if (quiet) return;
    fmt::print("sound: {} documents from {} files in {} (generation {}, {:.1f} s)\n",
               report.documents, report.files, sanitize_for_terminal(index), report.generation,
               seconds);
    return;
  }
  fmt::print("{} {} in {}\n", damages, damages == 1 ? "damage" : "damages",
             sanitize_for_terminal(index));
  for (const std::string& remedy : remedies) fmt::print("what to do: {}\n", remedy);
}

}  // namespace

int run_check_command(CommandContext& context) {
  const auto begin = std::chrono::steady_clock::now();
  const LanguageData data(default_language_data_path());
  const CheckReport report = check_index(context.common.index, analyzer_fingerprint(data));
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const std::string index = context.common.index.string();
  if (context.format == RecordFormat::kJson) {
    print_json(report, index, seconds);
  } else {
    for (const std::string& note : report.notes) context.messages->note(note);
    print_text(report, index, seconds, context.common.quiet);
  }
  return static_cast<int>(report.findings.empty() ? ExitCode::kSuccess : ExitCode::kError);
}

}  // namespace fundstelle
