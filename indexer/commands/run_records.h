// Prints what a run did or would do: for people, or as the records of the contract.
#pragma once

#include <filesystem>
#include <string>

#include "indexer/commands/commands.h"
#include "indexer/runs/run_observer.h"
#include "indexer/runs/run_summary.h"

namespace fundstelle {

/// To stdout. As JSON: `failure` and `warning` records, then `summary`; as text: one line.
void print_run(RunKind kind, const RunSummary& summary, const std::filesystem::path& index,
               RecordFormat format);

/// What a dry run found out about one file, to stdout. As JSON a `change` record.
void print_change(const FileChange& change, RecordFormat format);

/// `a.jsonl (its size changed): 2 added, 1 deleted`.
std::string change_text(const FileChange& change);

}  // namespace fundstelle
