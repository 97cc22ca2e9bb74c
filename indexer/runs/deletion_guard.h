// Stops a run that would take out what most likely is still there: a disk that is not mounted, a
// folder that somebody moved away for an hour.
#pragma once

#include <cstdint>

#include "indexer/runs/file_states.h"
#include "indexer/runs/source_scan.h"

namespace fundstelle {

/// Throws Error when a source that had documents holds no file any more.
void guard_emptied_sources(const SourceScan& scan, const FileStates& states);

/// Throws Error when more than half of `documents` would be lost.
void guard_lost_documents(std::uint64_t lost, std::uint64_t documents);

}  // namespace fundstelle
