// The values of a user-defined facet: what a metadata field holds, as strings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/facets.h"
#include "indexer/sources/article.h"

namespace fundstelle {

/// A string, a number, a truth value or a list of them gives one value each; anything else none.
std::vector<std::string> field_values(const std::vector<ExtraField>& fields, std::string_view name);

/// Warnings of what limit_values() leaves out of the user-defined facets' values.
std::vector<Failure> value_warnings(const Article& article, const FacetSchema& schema);

}  // namespace fundstelle
