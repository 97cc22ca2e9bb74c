// Shows the course of a run: progress, notes and the first failures and warnings on standard error,
// what a dry run would change on standard output. While files are read, the run gives up when a
// signal asks it to.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

#include "cli/progress.h"
#include "cli/stop_signals.h"
#include "indexer/commands/commands.h"
#include "indexer/runs/run_observer.h"

namespace fundstelle {

/// Not copyable: observers point to it.
class RunDisplay {
 public:
  /// `context` must outlive the display, and so must `stop`; without it signals are looked out for
  /// only while a run goes on.
  explicit RunDisplay(CommandContext& context, const StopSignals* stop = nullptr)
      : context_(context), stop_(stop) {}
  RunDisplay(const RunDisplay&) = delete;
  RunDisplay& operator=(const RunDisplay&) = delete;

  /// Of a dry run or a real one. Not to be called after the display is gone.
  RunObserver observer(bool dry_run = false);

  /// Takes the progress away and says how many failures and warnings were not shown.
  void finish();

 private:
  // Of the failures, and of the warnings, the first ones are shown.
  struct Shown {
    std::string_view name;
    std::size_t count = 0;
  };

  void show(const Failure& failure);
  void finish(Shown& shown);

  CommandContext& context_;
  std::unique_ptr<Progress> progress_;
  std::optional<StopSignals> own_stop_;
  const StopSignals* stop_;
  Shown failures_{"failures"};
  Shown warnings_{"warnings"};
};

}  // namespace fundstelle
