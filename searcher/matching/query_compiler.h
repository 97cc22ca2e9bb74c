// Query tree to what is to match: how its parts take part, and whether all its words must match.
// The words themselves are the leaf compiler's.
//
// A filter inside the query restricts; several on one facet are alternatives.
#pragma once

#include <cstdint>
#include <optional>

#include "analyzers/language.h"
#include "searcher/matching/compiled_query.h"
#include "searcher/matching/query_context.h"
#include "searcher/matching/query_work.h"
#include "searcher/model/request.h"
#include "searcher/query/query_tree.h"

namespace fundstelle {

/// Words beside each other must all match from so many documents on that have them all.
inline constexpr std::uint64_t kEnoughMatches = 10;

struct CompileOptions {
  std::optional<Language> language;  ///< Of the words; none: any.
  MatchMode mode = MatchMode::kAuto;
  bool with_highlights = true;  ///< Whether anything will be marked.
};

/// Throws Error when a filter's value cannot be read (a year that is none), and when the query asks
/// for too much.
CompiledQuery compile_query(QueryContext& context, QueryWork& work, const query::Node& tree,
                            const CompileOptions& options);

}  // namespace fundstelle
