// Goes back to the generation before the current one.
#pragma once

#include "index/generations.h"
#include "indexer/runs/run_summary.h"

namespace fundstelle {

/// The current generation stays until the next publication, so a second call goes forth again.
/// Where the stub is damaged, the generation that most likely was in force is taken back into use.
/// For the holder of the lock. Throws Error when there is none, or it cannot be opened.
RunSummary roll_back(const Generations& generations);

}  // namespace fundstelle
