#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "base/pieces.h"
#include "base/sanitize.h"
#include "searcher/commands.h"
#include "searcher/output/make_printer.h"
#include "searcher/stage_times.h"

namespace fundstelle {
namespace {

std::string describe(const StageTime& opening, std::vector<StageTime> stages,
                     const StageTime& printing) {
  stages.insert(stages.begin(), opening);
  stages.push_back(printing);
  std::string line;
  for (const StageTime& time : stages) {
    line += fmt::format("{}{} {:.2f} ms", line.empty() ? "" : ", ", time.stage, time.milliseconds);
  }
  return line;
}

void print_result(const SearchResult& result, const PrintOptions& print) {
  const auto printer = make_printer(print, stdout);
  printer->print(result);
  printer->finish();
}

}  // namespace

int run_search(Searcher& searcher, const SearchRequest& request, const PrintOptions& print,
               Messages& messages) {
  StageTimes times;
  const SearchResult result = searcher.search(request);
  times.end("search");
  print_result(result, print);
  times.end("print");
  if (messages.verbosity().verbose) {
    messages.verbose(describe(searcher.opening(), result.stages, times.times().back()));
  }
  return static_cast<int>(result.summary.matches > 0 ? ExitCode::kSuccess : ExitCode::kNoMatches);
}

int run_show(Searcher& searcher, const std::string& id, const PrintOptions& print) {
  Hit hit = searcher.show(id);
  if (print.format != OutputFormat::kText) {
    SearchResult result;
    result.hits.push_back(std::move(hit));
    result.summary.matches = result.summary.shown = 1;
    print_result(result, print);
    return static_cast<int>(ExitCode::kSuccess);
  }
  const auto readable = [](std::string_view text) {
    return sanitize_for_terminal(text, Invisible::kLeftOut);
  };
  if (!hit.title.empty()) fmt::print("{}\n", readable(hit.title));
  if (hit.date) fmt::print("{}\n", hit.date->to_string());
  fmt::print("{}\n", sanitize_for_terminal(hit.path));
  if (!hit.url.empty()) fmt::print("{}\n", sanitize_for_terminal(hit.url));
  for (const FacetValues& facet : hit.facets) {
    for (const std::string& value : facet.values) {
      fmt::print("{}: {}\n", facet.name, readable(value));
    }
  }
  for (const auto& [name, value] : hit.fields) {
    fmt::print("{}: {}\n", sanitize_for_terminal(name), readable(value));
  }
  // Line by line: the text's own line ends are the only control characters that may pass.
  std::string_view text = hit.snippets.front().text;
  fmt::print("\n");
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    for_each_piece(line, [&](std::string_view piece) { fmt::print("{}", readable(piece)); });
    fmt::print("\n");
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return static_cast<int>(ExitCode::kSuccess);
}

}  // namespace fundstelle
