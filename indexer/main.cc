// indexer: builds a Fundstelle index and keeps it up to date.
#include <cstdio>

#include <fmt/format.h>
#include <xapian.h>

#include "analyzers/language_data.h"
#include "cli/option_types.h"
#include "cli/parse_arguments.h"
#include "cli/run_main.h"
#include "index/version_text.h"
#include "indexer/commands/commands.h"

// Read by jemalloc (its manual, TUNING): memory that was freed goes back to the system after 200 ms
// instead of 10 s, so that --memory holds where one thread takes what another has freed.
extern "C" const char* malloc_conf;
const char* malloc_conf = "dirty_decay_ms:200";

namespace fundstelle {
namespace {

struct Arguments {
  CommonArguments common;
  std::optional<RecordFormat> format;
  UpdateArguments update;
  std::optional<std::uint64_t> wait;
  AnalyzeArguments analyze;
  std::string schedule_action;
  ScheduleArguments schedule;
  bool systemd = false;
  bool cron = false;
};

void add_format(CLI::App& command, Arguments& arguments) {
  add_choice_option<RecordFormat>(command, "--format",
                                  {{"text", RecordFormat::kText}, {"json", RecordFormat::kJson}},
                                  arguments.format, "For people, or one JSON record a line");
}

void add_wait(CLI::App& command, Arguments& arguments) {
  add_number_option(command, "--wait", "SECONDS", arguments.wait,
                    "Wait for another indexer to end (default 0)");
}

CLI::App* add_update(CLI::App& app, Arguments& arguments, const std::string& name,
                     const std::string& description) {
  CLI::App* command = app.add_subcommand(name, description);
  command->add_option("SOURCE", arguments.update.sources,
                      "Files, folders, or - for JSON Lines on standard input; without any: all "
                      "sources given before");
  add_format(*command, arguments);
  add_repeatable_option(*command, "--include", "GLOB", arguments.update.include,
                        "Only files that match; repeatable");
  add_repeatable_option(*command, "--exclude", "GLOB", arguments.update.exclude,
                        "No files and folders that match; repeatable");
  add_number_option(*command, "--jobs", "N", arguments.update.jobs,
                    "Threads for building (default: one a processor)", {1, 256});
  add_size_option(*command, "--memory", arguments.update.memory,
                  "Memory that may be taken (default 1G, or what --max-record needs)");
  add_size_option(*command, "--max-record", arguments.update.max_record,
                  "Largest file or record that is read (default 64M)");
  add_wait(*command, arguments);
  command->add_flag("--allow-mass-delete", arguments.update.allow_mass_delete,
                    "Go on when a source is empty or more than half of the documents would go");
  command->add_flag("--retry-failed", arguments.update.retry_failed,
                    "Read files again that failed before, changed or not");
  return command;
}

void add_dry_run(CLI::App& command, Arguments& arguments) {
  command.add_flag("--dry-run", arguments.update.dry_run,
                   "Say what would change, and why, and change nothing");
}

CLI::App* add_forget(CLI::App& app, Arguments& arguments) {
  CLI::App* command =
      app.add_subcommand("forget", "Take sources and their documents out of the index");
  command->add_option("SOURCE", arguments.update.sources, "Sources as `indexer status` lists them")
      ->required();
  add_format(*command, arguments);
  add_wait(*command, arguments);
  add_dry_run(*command, arguments);
  return command;
}

CLI::App* add_rollback(CLI::App& app, Arguments& arguments) {
  CLI::App* command =
      app.add_subcommand("rollback", "Go back to the generation before the last rebuild");
  add_format(*command, arguments);
  add_wait(*command, arguments);
  return command;
}

CLI::App* add_schedule(CLI::App& app, Arguments& arguments) {
  CLI::App* command =
      app.add_subcommand("schedule", "Update the index by a timer or a crontab line");
  command
      ->add_option("install|show|remove", arguments.schedule_action,
                   "Start the schedule, print it without touching anything, or take it away")
      ->required();
  add_text_option(*command, "--every", "INTERVAL", arguments.schedule.every,
                  "15min, 2h, hourly, daily, weekly and the like (default 15min)");
  CLI::Option* systemd =
      command->add_flag("--systemd", arguments.systemd, "A timer of systemd's user manager");
  command
      ->add_flag("--cron", arguments.cron,
                 "A line in your crontab (default: systemd if it is there, else cron)")
      ->excludes(systemd);
  return command;
}

int run_schedule(Arguments& arguments, CommandContext& context) {
  if (arguments.systemd) arguments.schedule.kind = ScheduleKind::kSystemd;
  if (arguments.cron) arguments.schedule.kind = ScheduleKind::kCron;
  const std::size_t action =
      find_choice("schedule", arguments.schedule_action, {"install", "show", "remove"});
  return run_schedule_command(static_cast<ScheduleAction>(action), arguments.schedule, context);
}

// The help of a command lists its own options only.
void point_to_common_options(CLI::App& app) {
  for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) {
    command->footer("The common options, such as --index DIR, are listed by `indexer --help`.");
  }
}

int run(int argc, const char* const* argv) {
  CLI::App app("Builds a Fundstelle index of English and German text and keeps it up to date.",
               "indexer");
  apply_option_rules(app);
  app.fallthrough();
  app.require_subcommand(1);
  Arguments arguments;
  add_common_options(app, arguments.common, [] { return version_text("indexer"); });
  CLI::App* update = add_update(app, arguments, "update",
                                "Bring the index up to date: new, changed, vanished files");
  CLI::App* rebuild =
      add_update(app, arguments, "rebuild", "Build the index anew, then publish it at once");
  for (CLI::App* command : {update, rebuild}) add_dry_run(*command, arguments);
  const CLI::App* forget = add_forget(app, arguments);
  const CLI::App* rollback = add_rollback(app, arguments);
  const CLI::App* watch =
      add_update(app, arguments, "watch", "Update, then follow changes until Ctrl-C or SIGTERM");
  CLI::App* status = app.add_subcommand("status", "Show sources, last run, failures and sizes");
  add_format(*status, arguments);
  CLI::App* check = app.add_subcommand("check", "Look for damage in the index");
  add_format(*check, arguments);
  CLI::App* analyze = app.add_subcommand("analyze", "Show every token of a text and its term");
  add_format(*analyze, arguments);
  add_choice_option<Language>(*analyze, "--lang",
                              {{"en", Language::kEnglish}, {"de", Language::kGerman}},
                              arguments.analyze.language, "Language (default: detected)");
  analyze->add_option("TEXT", arguments.analyze.text,
                      "The text; without it standard input, one text a line");
  const CLI::App* schedule = add_schedule(app, arguments);

  point_to_common_options(app);

  const std::vector<std::string> given = argument_list(argc, argv);
  if (!parse_arguments(app, given)) return static_cast<int>(ExitCode::kSuccess);

  CommandContext context;
  context.environment = process_environment();
  context.common = resolve_common_options(arguments.common, context.environment);
  context.format = arguments.format.value_or(RecordFormat::kText);
  Messages messages("indexer", context.common.verbosity(), stderr);
  context.messages = &messages;
  context.command_line = "indexer";
  for (const std::string& argument : given) context.command_line += " " + argument;
  arguments.update.wait_seconds = arguments.wait.value_or(0);

  if (*update) return run_update_command(RunKind::kUpdate, arguments.update, context);
  if (*rebuild) return run_update_command(RunKind::kRebuild, arguments.update, context);
  if (*forget) return run_update_command(RunKind::kForget, arguments.update, context);
  if (*rollback) return run_update_command(RunKind::kRollBack, arguments.update, context);
  if (*watch) return run_watch_command(arguments.update, context);
  if (*status) return run_status_command(context);
  if (*check) return run_check_command(context);
  if (*schedule) return run_schedule(arguments, context);
  return run_analyze_command(arguments.analyze, context);
}

}  // namespace
}  // namespace fundstelle

int main(int argc, char** argv) {
  return fundstelle::run_main("indexer", [&] { return fundstelle::run(argc, argv); });
}
