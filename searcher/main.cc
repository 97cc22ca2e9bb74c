// searcher: answers queries from a Fundstelle index.
#include <cstdio>
#include <ctime>

#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>

#include "analyzers/language_data.h"
#include "base/error.h"
#include "cli/argument_splitter.h"
#include "cli/option_table.h"
#include "cli/option_types.h"
#include "cli/parse_arguments.h"
#include "cli/run_main.h"
#include "searcher/arguments.h"
#include "searcher/commands.h"

namespace fundstelle {
namespace {

PrintOptions print_options(const SearchArguments& arguments, const CommonOptions& common,
                           const Environment& environment, const LanguageData& data) {
  PrintOptions print;
  print.format = arguments.format.value_or(OutputFormat::kText);
  print.color = use_color(common.color, environment, is_terminal(STDOUT_FILENO));
  print.width = terminal_width(STDOUT_FILENO, environment);
  print.null_separated = arguments.null_separated;
  print.german = speaks_german(environment);
  if (print.german) {
    print.localize = [&data](std::string_view facet, std::string_view value) {
      const auto city = facet == "city" ? data.gazetteer().find_city(value) : std::nullopt;
      return std::string(city ? city->german : value);
    };
  }
  return print;
}

// Left alone, glibc keeps the room of each large block that is freed, and in the end that of all
// copies a long text has gone through. Beyond this size, room goes back to the system at once.
void return_large_blocks() {
  constexpr int kLargeBlock = 16 << 20;
  ::mallopt(M_MMAP_THRESHOLD, kLargeBlock);
  ::mallopt(M_TRIM_THRESHOLD, kLargeBlock);
}

int run(int argc, const char* const* argv) {
  CLI::App app("Searches a Fundstelle index of English and German text.", "searcher");
  apply_option_rules(app);
  SearchArguments arguments;
  add_search_options(app, arguments);
  const SplitArguments split = split_query_arguments(argument_list(argc, argv), OptionTable(app));
  if (!parse_arguments(app, split.options)) return static_cast<int>(ExitCode::kSuccess);
  arguments.query = split.query;

  if (arguments.batch && arguments.query) throw Error("a batch takes no query beside it");
  if (arguments.qrels && !arguments.batch) throw Error("--qrels needs --batch");
  const Environment environment = process_environment();
  const CommonOptions common = resolve_common_options(arguments.common, environment);
  const SearchRequest request =
      make_request(arguments, common.config.search, static_cast<std::int64_t>(std::time(nullptr)));
  const LanguageData data(default_language_data_path());
  const PrintOptions print = print_options(arguments, common, environment, data);
  Messages messages("searcher", common.verbosity(), stderr);
  Searcher searcher(common.index, data);
  if (arguments.show) return run_show(searcher, *arguments.show, print);
  if (arguments.batch) {
    BatchOptions batch{*arguments.batch, arguments.qrels};
    return run_batch(searcher, request, batch, print, messages);
  }
  return run_search(searcher, request, print, messages);
}

}  // namespace
}  // namespace fundstelle

int main(int argc, char** argv) {
  fundstelle::return_large_blocks();
  return fundstelle::run_main("searcher", [&] { return fundstelle::run(argc, argv); });
}
