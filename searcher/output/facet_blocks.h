// Facet counts as text: a block for each facet with values, counts and bars, side by side where
// there is room.
#pragma once

#include <span>
#include <string>

#include "searcher/model/results.h"
#include "searcher/output/labels.h"
#include "searcher/output/print_options.h"
#include "searcher/output/text_layout.h"

namespace fundstelle {

/// Terminals of this many columns or more show facets side by side.
inline constexpr std::size_t kSideBySideWidth = 100;

/// The lines for all facets that have values, none wider than `width` (at least 40 columns).
/// Bars are scaled to the largest count of their facet; selected values bear a check mark.
std::string format_facets(std::span<const FacetCounts> facets, std::size_t width,
                          const Labels& labels, const Localize& localize, const Painter& painter);

}  // namespace fundstelle
