// What a run shall do, from the command line and, where that is silent, the configuration.
#pragma once

#include "indexer/commands/commands.h"
#include "indexer/runs/run_request.h"

namespace fundstelle {

/// Throws Error when a source has no name or the memory is too little.
RunOptions run_options(const UpdateArguments& arguments, const CommandContext& context);

}  // namespace fundstelle
