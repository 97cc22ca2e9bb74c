// The messages for queries that cannot be read.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/error.h"

namespace fundstelle::query {

/// An Error saying `the query cannot be read at column N: PROBLEM`, where the column counts
/// characters from 1. Its hint shows the query (control characters made visible, cut to 70 columns
/// around the place) above a caret, then `advice` on a line of its own if there is any.
/// `offset` is a byte of the valid UTF-8 string `query`, or its size.
Error query_error(std::string_view query, std::size_t offset, std::string_view problem,
                  std::string_view advice = {});

}  // namespace fundstelle::query
