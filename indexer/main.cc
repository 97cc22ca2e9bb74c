// indexer: builds a Fundstelle index and keeps it up to date.
#include <cstdio>

#include "cli/option_types.h"
#include "cli/parse_arguments.h"
#include "cli/run_main.h"
#include "index/version_text.h"
#include "indexer/commands/command_line.h"

// Read by jemalloc (its manual, TUNING): memory that was freed goes back to the system after 200 ms
// instead of 10 s, so that --memory holds where one thread takes what another has freed.
extern "C" const char* malloc_conf;
const char* malloc_conf = "dirty_decay_ms:200";

namespace fundstelle {
namespace {

int run(int argc, const char* const* argv) {
  CLI::App app("Builds a Fundstelle index of English and German text and keeps it up to date.",
               "indexer");
  apply_option_rules(app);
  app.fallthrough();
  CommonArguments common;
  add_common_options(app, common, [] { return version_text("indexer"); });
  IndexerArguments arguments;
  const Subcommands commands = declare_commands(app, arguments);

  const std::vector<std::string> given = argument_list(argc, argv);
  if (!parse_arguments(app, given)) return static_cast<int>(ExitCode::kSuccess);

  CommandContext context;
  context.environment = process_environment();
  context.common = resolve_common_options(common, context.environment);
  Messages messages("indexer", context.common.verbosity(), stderr);
  context.messages = &messages;
  context.command_line = "indexer";
  for (const std::string& argument : given) context.command_line += " " + argument;
  return run_given_command(commands, arguments, context);
}

}  // namespace
}  // namespace fundstelle

int main(int argc, char** argv) {
  return fundstelle::run_main("indexer", [&] { return fundstelle::run(argc, argv); });
}
