// Helpers of the printers' tests: what a printer writes, and a result to write.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "searcher/output/make_printer.h"

namespace fundstelle {

/// Everything that is written for `results`, one after the other, by one printer.
std::string printed(const std::vector<SearchResult>& results, const PrintOptions& options);

/// Two hits, a file and a record, with facets; small enough for golden texts.
SearchResult sample_result();

}  // namespace fundstelle
