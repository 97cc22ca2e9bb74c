#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

#include "base/error.h"
#include "base/sanitize.h"
#include "cli/terminal.h"
#include "index/generations.h"
#include "index/schedule_state.h"
#include "indexer/commands/commands.h"
#include "indexer/schedules/scheduler.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

// A run keeps to its --memory, but pages of files it has read count as its own as well, so the
// limit is there to stop a run that went wrong.
std::uint64_t memory_max(const IndexingConfig& config) {
  constexpr std::uint64_t kLeast = std::uint64_t{4} << 30;
  constexpr std::uint64_t kRecordFactor = 16;  // More than twice what runs/memory_plan.h takes.
  if (config.memory) return 2 * *config.memory;
  return std::max(kLeast, kRecordFactor * config.max_record.value_or(0));
}

ScheduledRun scheduled_run(const ScheduleArguments& arguments, const CommonOptions& common) {
  ScheduledRun run;
  run.program = fs::read_symlink("/proc/self/exe");
  run.index = common.index;
  // Named also when it lies in its usual place: systemd and cron may have another environment.
  if (!common.config.file.empty()) {
    run.config = fs::absolute(common.config.file).lexically_normal();
  }
  if (arguments.every) run.interval = parse_interval(*arguments.every);
  run.memory_max = memory_max(common.config.indexing);
  run.as_root = ::geteuid() == 0;
  return run;
}

void print_text(const std::string& text) {
  if (!is_terminal(STDOUT_FILENO)) return fmt::print("{}", text);
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = text.find('\n', start);
    fmt::print("{}\n", sanitize_for_terminal(text.substr(start, end - start)));
    start = end + 1;
  }
}

class ScheduleCommand {
 public:
  ScheduleCommand(const ScheduleArguments& arguments, CommandContext& context)
      : arguments_(arguments),
        context_(context),
        run_(scheduled_run(arguments, context.common)),
        schedulers_{make_systemd_scheduler(context.environment), make_cron_scheduler()} {}

  void show() const {
    if (!arguments_.every && !arguments_.kind && show_installed()) return;
    const Scheduler* scheduler = find_scheduler();
    if (scheduler == nullptr) {
      context_.messages->warning(kNoScheduler);
      scheduler = schedulers_.front().get();
    }
    print_text(scheduler->plan(run_));
    context_.messages->note(fmt::format("this is what `indexer schedule install` would write: {}",
                                        scheduler->place(run_.name())));
  }

  void install() const {
    const Scheduler* const scheduler = find_scheduler();
    if (scheduler == nullptr) throw Error(kNoScheduler, "install cron, or log in with systemd");
    if (!Generations(run_.index).current()) {
      throw Error(fmt::format("there is no index at {} yet", run_.index.string()),
                  "build it first, so that runs know its sources: indexer update SOURCE...");
    }
    const auto before = read_schedule_state(run_.index);
    write_schedule_state(run_.index, state(*scheduler));
    try {
      scheduler->install(run_);
    } catch (const Error&) {
      if (before) {
        write_schedule_state(run_.index, *before);
      } else {
        remove_schedule_state(run_.index);
      }
      throw;
    }
    if (before && before->kind != scheduler->kind()) other(*scheduler).remove(run_.name());
    if (!context_.common.quiet) {
      fmt::print("{}, by a {}: {}\n", interval_text(run_.interval),
                 schedule_kind_text(scheduler->kind()),
                 sanitize_for_terminal(scheduler->place(run_.name())));
    }
    if (!scheduler->caveat().empty()) context_.messages->note(scheduler->caveat());
  }

  void remove() const {
    const auto state = read_schedule_state(run_.index);
    bool removed = false;
    for (const auto& scheduler : schedulers_) {
      if (arguments_.kind && *arguments_.kind != scheduler->kind()) continue;
      if (scheduler->remove(run_.name())) {
        removed = true;
        if (!context_.common.quiet) {
          fmt::print("removed the {}\n", schedule_kind_text(scheduler->kind()));
        }
      }
      if (state && state->kind == scheduler->kind()) remove_schedule_state(run_.index);
    }
    if (!removed) context_.messages->note("there is no schedule to remove");
  }

 private:
  static constexpr const char* kNoScheduler =
      "neither systemd's user manager nor `crontab` is there to run a schedule";

  // The one asked for, else the first that is there.
  const Scheduler* find_scheduler() const {
    for (const auto& scheduler : schedulers_) {
      if (arguments_.kind ? *arguments_.kind == scheduler->kind() : scheduler->available()) {
        return scheduler.get();
      }
    }
    return nullptr;
  }

  const Scheduler& other(const Scheduler& one) const {
    return *schedulers_[schedulers_.front().get() == &one ? 1 : 0];
  }

  ScheduleState state(const Scheduler& scheduler) const {
    return {scheduler.kind(),
            interval_text(run_.interval),
            run_.interval.seconds,
            {static_cast<std::int64_t>(std::time(nullptr)), true},
            run_.command()};
  }

  // What is there, whatever the index remembers; false when nothing is.
  bool show_installed() const {
    bool found = false;
    for (const auto& scheduler : schedulers_) {
      const auto text = scheduler->installed(run_.name());
      if (!text) continue;
      print_text(*text);
      context_.messages->note(fmt::format("installed: {}", scheduler->place(run_.name())));
      found = true;
    }
    if (!found && read_schedule_state(run_.index)) {
      context_.messages->warning(
          "the schedule of this index is gone; `indexer schedule install` brings it back");
    }
    return found;
  }

  const ScheduleArguments& arguments_;
  CommandContext& context_;
  const ScheduledRun run_;
  const std::array<std::unique_ptr<Scheduler>, 2> schedulers_;  // In the order of preference.
};

}  // namespace

int run_schedule_command(ScheduleAction action, const ScheduleArguments& arguments,
                         CommandContext& context) {
  const ScheduleCommand command(arguments, context);
  switch (action) {
    case ScheduleAction::kInstall:
      command.install();
      break;
    case ScheduleAction::kShow:
      command.show();
      break;
    case ScheduleAction::kRemove:
      command.remove();
      break;
  }
  return static_cast<int>(ExitCode::kSuccess);
}

}  // namespace fundstelle
