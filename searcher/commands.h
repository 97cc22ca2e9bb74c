// What searcher can do: answer one request, a file of them, or show a document.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/messages.h"
#include "searcher/model/request.h"
#include "searcher/output/print_options.h"
#include "searcher/search.h"

namespace fundstelle {

/// Answers one request. Exit code 1 without matches. With `--verbose` says how long the stages
/// took.
int run_search(Searcher& searcher, const SearchRequest& request, const PrintOptions& print,
               Messages& messages);

struct BatchOptions {
  std::filesystem::path file;                  ///< JSON Lines; `-` is standard input.
  std::optional<std::filesystem::path> qrels;  ///< Scores the rankings instead of printing them.
};

/// Answers the requests of a file in order, each made from `defaults`. A bad line is reported and
/// the batch goes on; then the exit code is 2, else 0 if any query matched, else 1.
int run_batch(Searcher& searcher, const SearchRequest& defaults, const BatchOptions& batch,
              const PrintOptions& print, Messages& messages);

/// Prints the document with that id.
int run_show(Searcher& searcher, const std::string& id, const PrintOptions& print);

}  // namespace fundstelle
