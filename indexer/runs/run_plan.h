// What a run is to do, worked out before anything is read or written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzers/language_data.h"
#include "indexer/runs/published_index.h"
#include "indexer/runs/run_request.h"

namespace fundstelle {

struct RunPlan {
  bool aside = false;           ///< A new generation is built; else the live one is changed.
  std::string note;             ///< Why, when nobody asked for it.
  std::vector<Source> sources;  ///< To be read; without standard input.
  bool standard_input = false;  ///< Is read, too.
  std::vector<Source> forgotten;
  std::vector<Source> known;  ///< What the index knows of afterwards, ascending by path.
};

/// `before` is null when there is no index yet. Throws Error when there is nothing to be done.
RunPlan plan_run(RunKind kind, const RunOptions& options, const PublishedIndex* before,
                 const LanguageData& data);

}  // namespace fundstelle
