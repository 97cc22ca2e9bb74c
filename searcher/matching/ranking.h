// The constants of ranking, in one place. docs/relevance.md says what each does and how it was
// chosen.
#pragma once

#include <cstddef>

namespace fundstelle {

/// BM25 as in Robertson & Zaragoza (2009), with the query-side saturation k3.
struct RankingConstants {
  double k1 = 1.0;
  double k3 = 1000;  ///< So large that a word asked for twice counts twice.
  double b = 0.75;
  double min_length = 0.05;          ///< Document lengths below this share of the mean count as it.
  double part_weight = 0.6;          ///< Of a compound's parts, against the compound.
  double exact_weight = 0.2;         ///< Of the spelling as asked for, beside the stem.
  double proximity_weight = 0.5;     ///< Of words close together (ProximityScorer).
  std::size_t proximity_depth = 20;  ///< So many of the best hits are looked at for it.
};

}  // namespace fundstelle
