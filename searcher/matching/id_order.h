// Orders documents by id: where nothing else tells them apart, so that an index built anew answers
// in the same order.
#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

#include "index/columns/date_column.h"

namespace fundstelle {

/// Puts the first `wanted` of `documents` by their ids in front, in this order; behind them come
/// the others in any. `zones` of the date column say where ids may be that sort first: ids are read
/// block by block, and only as long as a block may have one.
void order_by_id(const Xapian::Database& database, const std::vector<DateZone>& zones,
                 std::vector<Xapian::docid>& documents, std::size_t wanted);

}  // namespace fundstelle
