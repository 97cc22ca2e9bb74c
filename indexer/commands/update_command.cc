#include <algorithm>
#include <ctime>
#include <memory>
#include <thread>

#include <fmt/format.h>

#include "analyzers/language_data.h"
#include "base/error.h"
#include "cli/progress.h"
#include "cli/size.h"
#include "index/run_state.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/run_records.h"
#include "indexer/runs/memory_plan.h"
#include "indexer/sources/walk.h"

namespace fundstelle {
namespace {

constexpr std::size_t kFailuresShown = 20;  // without --verbose; `indexer status` lists them all

FacetSchema facets_of(const Config& config) {
  std::vector<Facet> defined;
  for (const FacetConfig& facet : config.facets) {
    defined.push_back({facet.name, facet.field, facet.label, facet.label_de, 0});
  }
  return FacetSchema(std::move(defined));
}

RunOptions run_options(const UpdateArguments& arguments, const CommandContext& context) {
  const IndexingConfig& config = context.common.config.indexing;
  RunOptions options;
  options.index = context.common.index;
  options.facets = facets_of(context.common.config);
  for (const std::string& given : arguments.sources) {
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
  options.limits.bounded_by_memory = plan.record_bounded;
  options.wait = std::chrono::seconds(arguments.wait_seconds);
  options.allow_mass_delete = arguments.allow_mass_delete;
  options.retry_failed = arguments.retry_failed;
  options.command = context.command_line;
  return options;
}

// Shows a run's course on standard error.
class RunDisplay {
 public:
  explicit RunDisplay(CommandContext& context) : context_(context) {}

  RunObserver observer() {
    RunObserver observer;
    observer.failure = [this](const Failure& failure) { show(failure); };
    observer.note = [this](std::string_view text) { context_.messages->note(text); };
    observer.start = [this](std::uint64_t total_bytes) {
      progress_ = std::make_unique<Progress>(
          *context_.messages, display_on_stderr(context_.common.verbosity(), context_.environment),
          "indexing", total_bytes);
    };
    observer.progress = [this](std::uint64_t done_bytes, std::uint64_t documents) {
      progress_->update(done_bytes, documents);
    };
    observer.step = [this](std::string_view step) {
      if (progress_) progress_->finish();
      context_.messages->verbose(step);
    };
    return observer;
  }

  void finish() {
    progress_.reset();
    if (failures_ <= kFailuresShown || context_.common.verbose) return;
    context_.messages->warning(fmt::format("and {} more failures; `indexer status` lists them",
                                           failures_ - kFailuresShown));
  }

 private:
  void show(const Failure& failure) {
    if (++failures_ > kFailuresShown && !context_.common.verbose) return;
    context_.messages->warning(failure.to_string());
  }

  CommandContext& context_;
  std::unique_ptr<Progress> progress_;
  std::size_t failures_ = 0;
};

ExitCode exit_code(const RunSummary& summary) {
  if (summary.changing) return ExitCode::kTemporary;
  return summary.failures.empty() ? ExitCode::kSuccess : ExitCode::kSomeFailed;
}

RunState state_of(RunKind kind, const Date& started) {
  RunState state;
  state.command = kind == RunKind::kUpdate ? "update" : "rebuild";
  state.started = started;
  return state;
}

}  // namespace

int run_update_command(RunKind kind, const UpdateArguments& arguments, CommandContext& context) {
  const RunOptions options = run_options(arguments, context);
  const LanguageData data(default_language_data_path());
  RunDisplay display(context);
  RunState state = state_of(kind, {static_cast<std::int64_t>(std::time(nullptr)), true});
  try {
    const RunSummary summary = run_indexer(kind, options, data, display.observer());
    display.finish();
    state.exit_code = static_cast<int>(exit_code(summary));
    state.seconds = summary.seconds;
    state.added = summary.added;
    state.updated = summary.updated;
    state.deleted = summary.deleted;
    state.unchanged = summary.unchanged;
    state.failed = summary.failures.size();
    state.skipped = summary.skipped;
    state.documents = summary.documents;
    write_run_state(options.index, state);
    if (summary.changing) {
      context.messages->warning("a source was changing while it was read; run again");
    }
    const bool silent = context.common.quiet && context.format == RecordFormat::kText;
    if (!silent) print_run(summary, context.common.index, context.format);
    return state.exit_code;
  } catch (const Error& error) {
    display.finish();
    // Another indexer's run is not ours to report, and without a folder there is no place for it.
    if (error.code() == ExitCode::kError && std::filesystem::is_directory(options.index)) {
      state.exit_code = static_cast<int>(error.code());
      state.error = error.message();
      try {
        write_run_state(options.index, state);
      } catch (const Error&) {
        // The folder cannot be written to: the error on its way says as much.
      }
    }
    throw;
  }
}

}  // namespace fundstelle
