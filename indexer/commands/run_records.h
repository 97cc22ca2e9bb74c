// Prints what a run did: for people, or as the records of the contract.
#pragma once

#include <filesystem>

#include "indexer/commands/commands.h"
#include "indexer/runs/run_summary.h"

namespace fundstelle {

/// To stdout. As JSON: one `failure` record each, then `summary`; as text: one line.
void print_run(const RunSummary& summary, const std::filesystem::path& index, RecordFormat format);

}  // namespace fundstelle
