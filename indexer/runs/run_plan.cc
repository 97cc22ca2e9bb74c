#include "indexer/runs/run_plan.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace fundstelle {
namespace {

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

bool is_standard_input(const Source& source) {
  return source.path == kStandardInput;
}

std::vector<Source> without_standard_input(std::vector<Source> sources) {
  std::erase_if(sources, is_standard_input);
  return sources;
}

bool contains(const std::vector<Source>& sources, const std::string& path) {
  return std::any_of(sources.begin(), sources.end(),
                     [&](const Source& source) { return source.path == path; });
}

// Why an update has to build the index anew; empty when it need not.
std::string reason_to_rebuild(const PublishedIndex& before, const RunOptions& options,
                              const LanguageData& data) {
  if (!before.metadata.is_current()) {
    return "the index was written by another version of Fundstelle";
  }
  if (before.metadata.facets.facets() != options.facets.facets()) {
    return "the facets have changed since the index was built";
  }
  if (before.metadata.fingerprint != analyzer_fingerprint(data)) {
    return "the analyzers have changed since the index was built";
  }
  return {};
}

RunPlan plan_forgetting(const RunOptions& options, const PublishedIndex* before) {
  if (before == nullptr) throw Error("there is no index yet");
  if (!before->metadata.is_current()) {
    throw Error("the index was written by another version of Fundstelle",
                rebuild_hint(before->metadata));
  }
  RunPlan plan;
  plan.known = before->metadata.sources;
  for (const Source& source : options.sources) {
    if (!contains(plan.known, source.path)) {
      std::string known;
      for (const Source& other : plan.known) known += "\n  " + other.path;
      throw Error(fmt::format("{} is no source of the index", source.path),
                  known.empty() ? "it has none" : "its sources are" + known);
    }
    plan.forgotten.push_back(source);
  }
  std::erase_if(plan.known,
                [&](const Source& source) { return contains(plan.forgotten, source.path); });
  return plan;
}

}  // namespace

RunPlan plan_run(RunKind kind, const RunOptions& options, const PublishedIndex* before,
                 const LanguageData& data) {
  if (kind == RunKind::kForget) return plan_forgetting(options, before);
  RunPlan plan;
  std::vector<Source> known;
  if (before != nullptr) known = before->metadata.sources;
  plan.known = join(known, options.sources);
  if (kind == RunKind::kRebuild || before == nullptr) {
    plan.aside = true;
  } else if (const std::string reason = reason_to_rebuild(*before, options, data);
             !reason.empty()) {
    plan.aside = true;
    plan.note = reason + ": rebuilding it";
  }
  plan.standard_input =
      std::any_of(options.sources.begin(), options.sources.end(), is_standard_input);
  const bool all = plan.aside || options.sources.empty();
  plan.sources = without_standard_input(all ? plan.known : options.sources);
  const bool keeps_records = all && contains(known, kStandardInput);
  if (plan.sources.empty() && !plan.standard_input && !keeps_records) {
    if (before != nullptr && !before->metadata.is_readable()) {
      throw Error("the index was written by another version of Fundstelle",
                  "run `indexer update` with its sources, which rebuilds it");
    }
    throw Error("the index knows of no sources", "name a file or folder: `indexer update FOLDER`");
  }
  return plan;
}

}  // namespace fundstelle
