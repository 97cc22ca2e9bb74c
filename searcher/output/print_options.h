// In which form results are written.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

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

}  // namespace fundstelle
