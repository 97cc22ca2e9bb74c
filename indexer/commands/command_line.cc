#include "indexer/commands/command_line.h"

#include <cstddef>

#include "cli/option_types.h"

namespace fundstelle {
namespace {

void add_format(CLI::App& command, IndexerArguments& arguments) {
  add_choice_option<RecordFormat>(command, "--format",
                                  {{"text", RecordFormat::kText}, {"json", RecordFormat::kJson}},
                                  arguments.format, "For people, or one JSON record a line");
}

void add_wait(CLI::App& command, IndexerArguments& arguments) {
  add_number_option(command, "--wait", "SECONDS", arguments.wait,
                    "Wait for another indexer to end (default 0)");
}

CLI::App* add_update(CLI::App& app, IndexerArguments& arguments, const std::string& name,
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
  add_choice_option<Readers>(*command, "--mode", readers_words(), arguments.update.readers,
                             "Who may read the index (default: as it is; the owner at first)");
  add_number_option(*command, "--max-expansion", "N", arguments.update.max_expansion,
                    "How many times its size a compressed file may unpack to, 4M in any case "
                    "(default 250; 0: any)");
  add_wait(*command, arguments);
  command->add_flag("--allow-mass-delete", arguments.update.allow_mass_delete,
                    "Go on when a source is empty or more than half of the documents would go");
  command->add_flag("--retry-failed", arguments.update.retry_failed,
                    "Read files again that failed before, changed or not");
  return command;
}

void add_dry_run(CLI::App& command, IndexerArguments& arguments) {
  command.add_flag("--dry-run", arguments.update.dry_run,
                   "Say what would change, and why, and change nothing");
}

CLI::App* add_forget(CLI::App& app, IndexerArguments& arguments) {
  CLI::App* command =
      app.add_subcommand("forget", "Take sources and their documents out of the index");
  command->add_option("SOURCE", arguments.update.sources, "Sources as `indexer status` lists them")
      ->required();
  add_format(*command, arguments);
  add_wait(*command, arguments);
  add_dry_run(*command, arguments);
  return command;
}

CLI::App* add_rollback(CLI::App& app, IndexerArguments& arguments) {
  CLI::App* command =
      app.add_subcommand("rollback", "Go back to the generation before the last rebuild");
  add_format(*command, arguments);
  add_wait(*command, arguments);
  return command;
}

CLI::App* add_schedule(CLI::App& app, IndexerArguments& arguments) {
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

CLI::App* add_analyze(CLI::App& app, IndexerArguments& arguments) {
  CLI::App* command = app.add_subcommand("analyze", "Show every token of a text and its term");
  add_format(*command, arguments);
  add_choice_option<Language>(*command, "--lang",
                              {{"en", Language::kEnglish}, {"de", Language::kGerman}},
                              arguments.analyze.language, "Language (default: detected)");
  command->add_option("TEXT", arguments.analyze.text,
                      "The text; without it standard input, one text a line");
  return command;
}

int run_schedule(IndexerArguments& arguments, CommandContext& context) {
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

}  // namespace

Subcommands declare_commands(CLI::App& app, IndexerArguments& arguments) {
  app.require_subcommand(1);
  Subcommands commands;
  commands.update = add_update(app, arguments, "update",
                               "Bring the index up to date: new, changed, vanished files");
  add_dry_run(*commands.update, arguments);
  commands.rebuild =
      add_update(app, arguments, "rebuild", "Build the index anew, then publish it at once");
  add_dry_run(*commands.rebuild, arguments);
  commands.forget = add_forget(app, arguments);
  commands.rollback = add_rollback(app, arguments);
  commands.watch =
      add_update(app, arguments, "watch", "Update, then follow changes until Ctrl-C or SIGTERM");
  commands.schedule = add_schedule(app, arguments);
  commands.status = app.add_subcommand("status", "Show sources, last runs, failures and sizes");
  add_format(*commands.status, arguments);
  commands.check = app.add_subcommand("check", "Look for damage in the index");
  add_format(*commands.check, arguments);
  commands.analyze = add_analyze(app, arguments);
  point_to_common_options(app);
  return commands;
}

int run_given_command(const Subcommands& commands, IndexerArguments& arguments,
                      CommandContext& context) {
  context.format = arguments.format.value_or(RecordFormat::kText);
  arguments.update.wait_seconds = arguments.wait.value_or(0);
  if (*commands.update) return run_update_command(RunKind::kUpdate, arguments.update, context);
  if (*commands.rebuild) return run_update_command(RunKind::kRebuild, arguments.update, context);
  if (*commands.forget) return run_update_command(RunKind::kForget, arguments.update, context);
  if (*commands.rollback) return run_update_command(RunKind::kRollBack, arguments.update, context);
  if (*commands.watch) return run_watch_command(arguments.update, context);
  if (*commands.schedule) return run_schedule(arguments, context);
  if (*commands.status) return run_status_command(context);
  if (*commands.check) return run_check_command(context);
  return run_analyze_command(arguments.analyze, context);
}

}  // namespace fundstelle
