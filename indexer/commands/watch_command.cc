#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <poll.h>

#include "analyzers/language_data.h"
#include "cli/standard_output.h"
#include "cli/stop_signals.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/run_display.h"
#include "indexer/commands/run_options.h"
#include "indexer/commands/run_records.h"
#include "indexer/runs/last_resort.h"
#include "indexer/runs/recorded_run.h"
#include "indexer/watching/path_watch.h"
#include "indexer/watching/run_pacer.h"
#include "indexer/watching/service_notification.h"

namespace fundstelle {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// For what inotify does not tell: network file systems, links to elsewhere.
constexpr milliseconds kRescan = std::chrono::minutes(15);
// When the kernel watches only some of the folders.
constexpr milliseconds kRescanIncomplete = std::chrono::minutes(1);
// The lock is waited for in pieces, so that a signal meanwhile is noticed.
constexpr milliseconds kLockWait{500};

constexpr const char* kIncomplete =
    "the kernel cannot watch all folders, so all are looked through every minute; raise its limit: "
    "`sysctl fs.inotify.max_user_watches=1000000`";

// The index's lock is held during runs only, so that other indexers can work in between.
class Watcher {
 public:
  Watcher(RunOptions options, const LanguageData& data, CommandContext& context)
      : options_(std::move(options)), data_(data), context_(context) {}

  // Returns when a signal asks to stop. Throws Error when the first run does.
  void follow();

 private:
  void first_run();
  void later_run();
  RunSummary run();
  void wait_until_due();
  RunObserver observer();
  void report(const RunSummary& summary);
  std::string what_is_watched() const;

  RunOptions options_;
  const LanguageData& data_;
  CommandContext& context_;
  const StopSignals stop_;
  const ServiceNotification service_{context_.environment("NOTIFY_SOCKET")};
  PathWatch paths_;
  RunPacer pacer_;
  Clock::duration scan_{};  // how long the last run looked for changes
  RunDisplay display_{context_, &stop_};
  bool report_always_ = true;  // the next run, even if it changes nothing
  bool warned_incomplete_ = false;
  std::string last_error_;
};

void Watcher::follow() {
  try {
    first_run();
    service_.ready();
    context_.messages->note(what_is_watched() + "; Ctrl-C ends");
    while (true) {
      wait_until_due();
      later_run();
    }
  } catch (const Interrupted&) {
    // A run that was under way has left the index as it was.
    display_.finish();
    service_.stopping();
  }
}

void Watcher::first_run() {
  const Clock::time_point deadline = Clock::now() + options_.wait;
  while (true) {
    const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now());
    options_.wait = std::clamp(left, milliseconds{0}, kLockWait);
    try {
      report(run());
      break;
    } catch (const Error& error) {
      if (error.code() != ExitCode::kTemporary || Clock::now() >= deadline) throw;
      stop_.throw_if_received();
    }
  }
  options_.wait = milliseconds{0};
  options_.retry_failed = false;  // once, not at every change
}

void Watcher::later_run() {
  try {
    report(run());
    last_error_.clear();
  } catch (const Error& error) {
    service_.status(error.message());
    report_always_ = true;
    if (error.message() == last_error_) return;  // it is tried again and again
    last_error_ = error.message();
    context_.messages->error(error);
  }
}

RunSummary Watcher::run() {
  scan_ = {};
  paths_.begin_round();
  try {
    RunSummary summary = run_and_record(RunKind::kUpdate, options_, data_, observer());
    display_.finish();
    paths_.drop_others();
    if (summary.changing) {
      pacer_.run_unsettled(Clock::now(), scan_);
    } else {
      pacer_.run_settled(Clock::now(), scan_, paths_.complete() ? kRescan : kRescanIncomplete);
    }
    return summary;
  } catch (const Error&) {
    display_.finish();
    pacer_.run_unsettled(Clock::now(), scan_);
    throw;
  }
}

RunObserver Watcher::observer() {
  RunObserver observer = display_.observer();
  observer.start = [this, began = Clock::now(), show = observer.start](std::uint64_t total_bytes) {
    scan_ = Clock::now() - began;
    show(total_bytes);
  };
  observer.visit = [this](const std::filesystem::path& path) {
    stop_.throw_if_received();
    paths_.add(path);
  };
  return observer;
}

void Watcher::report(const RunSummary& summary) {
  if (!paths_.complete() && !std::exchange(warned_incomplete_, true)) {
    context_.messages->warning(kIncomplete);
  }
  if (summary.changing) {
    context_.messages->verbose("a source was changing while it was read; it is read again");
  }
  service_.status(fmt::format("{} documents, {}", summary.documents, what_is_watched()));
  const bool changed = summary.added + summary.updated + summary.deleted > 0;
  const bool troubled = !summary.failures.empty() || !summary.warnings.empty();
  const bool worth_telling = changed || troubled || report_always_;
  report_always_ = false;
  const bool silent = context_.common.quiet && context_.format == RecordFormat::kText;
  if (!worth_telling || silent) return;
  print_run(RunKind::kUpdate, summary, context_.common.index, context_.format);
  finish_stdout();
}

std::string Watcher::what_is_watched() const {
  return paths_.size() == 1 ? "watching 1 path" : fmt::format("watching {} paths", paths_.size());
}

void Watcher::wait_until_due() {
  while (true) {
    stop_.throw_if_received();
    const auto left = std::chrono::ceil<milliseconds>(pacer_.due() - Clock::now());
    if (left <= milliseconds{0}) return;
    std::array<pollfd, 2> sources{
        {{stop_.descriptor(), POLLIN, 0}, {paths_.descriptor(), POLLIN, 0}}};
    ::poll(sources.data(), sources.size(), static_cast<int>(left.count()));
    if (paths_.take_changes()) pacer_.change(Clock::now());
  }
}

}  // namespace

int run_watch_command(const UpdateArguments& arguments, CommandContext& context) {
  for (const std::string& source : arguments.sources) {
    if (source == kStandardInput) {
      throw Error("standard input cannot be watched", "name files and folders");
    }
  }
  const LanguageData data(default_language_data_path());
  const LastResort last_resort([&](const Error& error) {
    context.messages->error(error);
    return error;
  });
  Watcher(run_options(arguments, context), data, context).follow();
  return static_cast<int>(ExitCode::kSuccess);
}

}  // namespace fundstelle
