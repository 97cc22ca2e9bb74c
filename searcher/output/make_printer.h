// Writes search results in one of the formats of the contract.
#pragma once

#include <cstdio>
#include <memory>

#include "searcher/output/print_options.h"
#include "searcher/output/printer.h"

namespace fundstelle {

/// `out` is borrowed. A write error (a closed pipe) is left on the stream for the caller to see.
std::unique_ptr<Printer> make_printer(const PrintOptions& options, std::FILE* out);

}  // namespace fundstelle
