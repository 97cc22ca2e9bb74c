// Tells options from query words on a command line that ends in a query.
//
// In `searcher --company Amazon oil -opec` the first two arguments are an option, the rest is a
// query. The rules:
// * An option takes exactly one value: attached (`--limit=5`, `-n5`) or as the next argument,
//   whatever that looks like. Short options may be bundled, the last may take a value (`-qn5`).
// * The query begins at the first argument that does not start with `-`, that holds a blank
//   (`'-opec oil'`; but `--company=New York` is an option), or that is a `-` alone.
// * From there on a leading `-` belongs to the query (`oil -opec`, `oil -n`), except that the exact
//   name of a long option, with or without `=VALUE`, is still that option (`oil --limit 5`).
// * After `--` everything is query (`-- -opec`, `oil -- --limit`).
// CLI11 gets the options only, in a form that leaves no room for its own rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/option_table.h"

namespace fundstelle {

struct SplitArguments {
  /// For parse_arguments(): `--limit=5`, `--quiet`.
  std::vector<std::string> options;
  /// The query's arguments joined by one space; nothing when there is none. An empty argument is an
  /// (empty) query.
  std::optional<std::string> query;
  /// The query's arguments that look exactly like a short option (`oil -n 5`), for a note that they
  /// are none there. Not those behind `--`, where everything is meant as query.
  std::vector<std::string> short_options_in_query;
};

/// Splits `arguments` (without the program's name) by the options in `table`. Throws Error for an
/// unknown option before the query, an option without its value and a value for a flag.
SplitArguments split_query_arguments(const std::vector<std::string>& arguments,
                                     const OptionTable& table);

}  // namespace fundstelle
