#include "analyzers/language_data.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/run_display.h"
#include "indexer/commands/run_options.h"
#include "indexer/commands/run_records.h"
#include "indexer/runs/last_resort.h"
#include "indexer/runs/recorded_run.h"

namespace fundstelle {

int run_update_command(RunKind kind, const UpdateArguments& arguments, CommandContext& context) {
  const RunOptions options = run_options(arguments, context);
  const LanguageData data(default_language_data_path());
  RunDisplay display(context);
  const LastResort last_resort([&](const Error& error) {
    display.finish();
    context.messages->error(error);
    return error;
  });
  try {
    const RunSummary summary =
        run_and_record(kind, options, data, display.observer(options.dry_run));
    display.finish();
    if (summary.changing) {
      context.messages->warning("a source was changing while it was read; run again");
    }
    const bool silent = context.common.quiet && context.format == RecordFormat::kText;
    if (!silent) print_run(kind, summary, context.common.index, context.format);
    return static_cast<int>(exit_code(summary));
  } catch (const Interrupted&) {
    display.finish();
    context.messages->warning("stopped; the index is as before");
    throw;
  } catch (const Error&) {
    display.finish();
    throw;
  }
}

}  // namespace fundstelle
