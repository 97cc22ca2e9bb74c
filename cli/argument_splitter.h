// Tells options from query words on a command line with a query.
//
// Options count anywhere: `searcher --company Amazon oil -opec -n 5` is the query `oil -opec`, an
// option before it and one behind. The rules:
// * With two dashes, an argument is an option; an unknown one is an error.
// * With one dash, it is an option only if it is exactly a short one (`-n`), or a short one with
// its
//   number (`-n5`). Any other belongs to the query (`-opec`, `-AT&T`, `-not`), and so does `-`
//   alone.
// * An argument that holds a blank is query text (`'-opec oil'`), unless the blank is in the value
//   attached to an option (`--company=New York`).
// * An option takes exactly one value, attached or as the next argument, whatever that looks like.
// * After `--` everything is query (`-- -n`).
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
};

/// Splits `arguments` (without the program's name) by the options in `table`. Throws Error for an
/// unknown option, an option without its value and a value for a flag.
SplitArguments split_query_arguments(const std::vector<std::string>& arguments,
                                     const OptionTable& table);

}  // namespace fundstelle
