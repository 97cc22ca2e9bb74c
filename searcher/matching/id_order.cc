#include "searcher/matching/id_order.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "index/columns/column_block.h"
#include "index/slot_reader.h"
#include "index/slots.h"

namespace fundstelle {
namespace {

std::uint32_t block_of(Xapian::docid document) {
  return (document - 1) / kBlockDocuments;
}

}  // namespace

void order_by_id(const Xapian::Database& database, const std::vector<DateZone>& zones,
                 std::vector<Xapian::docid>& documents, std::size_t wanted) {
  std::sort(documents.begin(), documents.end(), [&](Xapian::docid a, Xapian::docid b) {
    const std::uint32_t block_a = block_of(a), block_b = block_of(b);
    if (block_a == block_b) return a < b;
    const int order = zones[block_a].first_id.compare(zones[block_b].first_id);
    return order != 0 ? order < 0 : block_a < block_b;
  });
  wanted = std::min(wanted, documents.size());
  std::vector<std::pair<std::string, Xapian::docid>> ids;
  std::size_t next = 0;
  while (next < documents.size()) {
    const std::uint32_t block = block_of(documents[next]);
    if (ids.size() >= wanted) {
      if (wanted == 0) break;
      std::nth_element(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(wanted - 1),
                       ids.end());
      if (ids[wanted - 1].first < zones[block].first_id) break;
    }
    SlotReader reader(database, slots::kId);
    for (; next < documents.size() && block_of(documents[next]) == block; ++next) {
      ids.emplace_back(reader.at(documents[next]), documents[next]);
    }
  }
  std::partial_sort(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(wanted), ids.end());
  // Those read take the places of those read.
  std::transform(ids.begin(), ids.end(), documents.begin(),
                 [](const auto& id) { return id.second; });
}

}  // namespace fundstelle
