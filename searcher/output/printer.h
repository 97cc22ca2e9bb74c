// Writes search results to stdout in one of the formats of the contract. One class a format, all
// behind this interface; none of them knows the index.
//
// Each result is written with one call, so a reader at the other end of a pipe never waits for half
// a result. Invalid UTF-8 in a result is replaced, never an error.
#pragma once

#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "searcher/output/results.h"

namespace fundstelle {

enum class OutputFormat { kText, kJson, kCsv, kTsv, kTrec, kPaths };

/// How a facet's value is shown, such as München for the city Munich.
using Localize = std::function<std::string(std::string_view facet, std::string_view value)>;

struct PrintOptions {
  OutputFormat format = OutputFormat::kText;
  bool color = false;              ///< Text only: ANSI colours.
  std::size_t width = 80;          ///< Text only: columns of the terminal; under 40 counts as 40.
  bool null_separated = false;     ///< Paths only: NUL instead of a line feed after each path.
  bool german = false;             ///< Text only: labels and dates in German.
  Localize localize{};             ///< Text only: values in the reader's language; may be empty.
  std::string tag = "fundstelle";  ///< Trec only: the run's name.
};

class Printer {
 public:
  Printer() = default;
  Printer(const Printer&) = delete;
  Printer& operator=(const Printer&) = delete;
  virtual ~Printer() = default;
  /// Writes one query's result.
  virtual void print(const SearchResult& result) = 0;
  /// Called once after the last result.
  virtual void finish() {}
};

/// `out` is borrowed. A write error (a closed pipe) is left on the stream for the caller to see.
std::unique_ptr<Printer> make_printer(const PrintOptions& options, std::FILE* out);

}  // namespace fundstelle
