// The command line of the indexer: which commands there are, and which options each has.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "indexer/commands/commands.h"

namespace fundstelle {

/// As typed. Commands share what means the same in each.
struct IndexerArguments {
  std::optional<RecordFormat> format;
  UpdateArguments update;
  std::optional<std::uint64_t> wait;
  AnalyzeArguments analyze;
  std::string schedule_action;
  ScheduleArguments schedule;
  bool systemd = false;
  bool cron = false;
};

/// Of these one is given; it belongs to the App that declared it.
struct Subcommands {
  CLI::App* update = nullptr;
  CLI::App* rebuild = nullptr;
  CLI::App* forget = nullptr;
  CLI::App* rollback = nullptr;
  CLI::App* watch = nullptr;
  CLI::App* status = nullptr;
  CLI::App* check = nullptr;
  CLI::App* schedule = nullptr;
  CLI::App* analyze = nullptr;
};

/// `app` has been through apply_option_rules(); `arguments` is borrowed until parsing is done.
Subcommands declare_commands(CLI::App& app, IndexerArguments& arguments);

/// Runs the one that was given and returns the exit code. Throws Error.
int run_given_command(const Subcommands& commands, IndexerArguments& arguments,
                      CommandContext& context);

}  // namespace fundstelle
