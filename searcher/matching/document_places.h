// Documents in the order in which the index has them, so that postings and values are read once,
// forwards.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

#include <xapian.h>

namespace fundstelle {

/// The places of `documents`, those of the first document first.
inline std::vector<std::size_t> ascending_places(const std::vector<Xapian::docid>& documents) {
  std::vector<std::size_t> places(documents.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::sort(places.begin(), places.end(),
            [&](std::size_t a, std::size_t b) { return documents[a] < documents[b]; });
  return places;
}

}  // namespace fundstelle
