// The command line of searcher as a request.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/common_options.h"
#include "searcher/model/request.h"
#include "searcher/output/print_options.h"

namespace fundstelle {

/// As given on the command line, before any default.
struct SearchArguments {
  CommonArguments common;
  std::vector<std::string> companies, cities, years, languages;  ///< `--facet NAME=V` in short.
  std::vector<std::string> facet_filters;                        ///< NAME=V
  std::vector<std::string> exclusions;                           ///< NAME=V
  std::optional<std::string> date;
  std::optional<std::string> since;
  std::optional<std::string> facets;
  std::optional<std::uint64_t> facet_limit, limit, offset, snippets, snippet_length;
  std::optional<SortOrder> sort;
  std::optional<std::string> lang;
  std::optional<OutputFormat> format;
  bool null_separated = false;
  bool explain = false;
  bool match_all = false, match_any = false;
  std::optional<std::string> batch, qrels, show;
  std::vector<std::string> query_words;  ///< For the help only.
  std::optional<std::string> query;      ///< Not an option: what remains (cli/argument_splitter.h).
};

/// Adds every option to `app`; `arguments` is borrowed until parsing is done.
void add_search_options(CLI::App& app, SearchArguments& arguments);

/// The request that `arguments` make with the configuration's defaults. `now` (seconds since 1970)
/// is what `--since` counts from. Throws Error on a value that cannot be read.
SearchRequest make_request(const SearchArguments& arguments, const SearchConfig& config,
                           std::int64_t now);

}  // namespace fundstelle
