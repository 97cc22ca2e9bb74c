#include "indexer/commands/run_options.h"

#include <algorithm>
#include <thread>

#include "indexer/runs/memory_plan.h"
#include "indexer/sources/walk.h"

namespace fundstelle {
namespace {

FacetSchema facets_of(const Config& config) {
  std::vector<Facet> defined;
  for (const FacetConfig& facet : config.facets) {
    defined.push_back({facet.name, facet.field, facet.label, facet.label_de, 0});
  }
  return FacetSchema(std::move(defined));
}

}  // namespace

RunOptions run_options(const UpdateArguments& arguments, const CommandContext& context) {
  const IndexingConfig& config = context.common.config.indexing;
  RunOptions options;
  options.index = context.common.index;
  options.facets = facets_of(context.common.config);
  for (const std::string& given : arguments.sources) {
    if (given == kStandardInput) {
      options.sources.push_back({given, {}, {}});
      continue;
    }
    options.sources.push_back({source_path(given).string(),
                               arguments.include.empty() ? config.include : arguments.include,
                               arguments.exclude.empty() ? config.exclude : arguments.exclude});
  }
  const std::uint64_t cores = std::max(1U, std::thread::hardware_concurrency());
  MemoryRequest request;
  request.memory = arguments.memory ? arguments.memory : config.memory;
  request.jobs = static_cast<unsigned>(arguments.jobs.value_or(config.jobs.value_or(cores)));
  request.record_is_fixed = arguments.max_record || config.max_record;
  request.max_record =
      arguments.max_record.value_or(config.max_record.value_or(options.limits.max_record));
  const MemoryPlan plan = plan_memory(request);
  options.jobs = plan.jobs;
  options.remembered_words = plan.remembered_words;
  options.limits.max_record = plan.max_record;
  options.limits.max_expansion =
      arguments.max_expansion.value_or(config.max_expansion.value_or(options.limits.max_expansion));
  options.limits.parts_memory = plan.parts_memory;
  options.limits.bounded_by_memory = plan.record_bounded;
  options.wait = std::chrono::seconds(arguments.wait_seconds);
  options.readers = arguments.readers;
  for (const auto& [word, readers] : readers_words()) {
    if (!options.readers && config.mode == word) options.readers = readers;
  }
  options.allow_mass_delete = arguments.allow_mass_delete;
  options.retry_failed = arguments.retry_failed;
  options.dry_run = arguments.dry_run;
  options.command = context.command_line;
  return options;
}

}  // namespace fundstelle
