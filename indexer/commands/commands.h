// The commands of the indexer: each takes its options, does the work, prints, and returns the exit
// code. One file a command.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analyzers/language.h"
#include "cli/common_options.h"
#include "cli/environment.h"
#include "cli/messages.h"
#include "index/schedule_state.h"
#include "indexer/runs/run_request.h"

namespace fundstelle {

enum class RecordFormat { kText, kJson };

/// What every command gets.
struct CommandContext {
  CommonOptions common;
  RecordFormat format = RecordFormat::kText;
  Environment environment;
  Messages* messages = nullptr;
  std::string command_line;  ///< As typed, for the lock's message.
};

struct UpdateArguments {
  std::vector<std::string> sources;
  std::vector<std::string> include;
  std::vector<std::string> exclude;
  std::optional<std::uint64_t> jobs;
  std::optional<std::uint64_t> memory;
  std::optional<std::uint64_t> max_record;
  std::optional<std::uint64_t> max_expansion;
  std::optional<Readers> readers;
  std::uint64_t wait_seconds = 0;
  bool allow_mass_delete = false;
  bool retry_failed = false;
  bool dry_run = false;
};

/// `indexer update`, `rebuild`, `forget` and `rollback`.
int run_update_command(RunKind kind, const UpdateArguments& arguments, CommandContext& context);

/// `indexer watch`: an update, then one after every change, until a signal asks to stop. Throws
/// Error when the first update does.
int run_watch_command(const UpdateArguments& arguments, CommandContext& context);

/// `indexer status`.
int run_status_command(CommandContext& context);

/// `indexer check`.
int run_check_command(CommandContext& context);

enum class ScheduleAction { kInstall, kShow, kRemove };

struct ScheduleArguments {
  std::optional<std::string> every;  ///< As typed: `15min`.
  std::optional<ScheduleKind> kind;  ///< Without it, the one that is there.
};

/// `indexer schedule`.
int run_schedule_command(ScheduleAction action, const ScheduleArguments& arguments,
                         CommandContext& context);

struct AnalyzeArguments {
  std::optional<Language> language;  ///< Without it each line's language is detected.
  std::vector<std::string> text;     ///< Joined by spaces; without it standard input is read.
};

/// `indexer analyze`.
int run_analyze_command(const AnalyzeArguments& arguments, CommandContext& context);

}  // namespace fundstelle
