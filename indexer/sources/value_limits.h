// How many values a document may have in one facet, and how long each may be.
//
// What a document costs grows with its size, but each value also becomes a term, a line in the
// facet's column and a line that a search may have to show: thousands of companies in one article
// are a defect of its source. What is over a limit is left out; of metadata with a warning.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle {

struct ValueLimits {
  std::size_t values = 1'000;  ///< Of one facet of one document.
  std::size_t bytes = 4'096;   ///< Of one value.
};
inline constexpr ValueLimits kValueLimits;

/// How many values were left out for either reason.
struct ValuesLeftOut {
  std::size_t too_long = 0;
  std::size_t too_many = 0;

  /// One sentence for each, as a Failure's reason: empty when nothing was left out.
  std::vector<std::string> reasons() const;
};

/// Takes out of `values` those that are too long, then the last ones if there are too many.
ValuesLeftOut limit_values(std::vector<std::string>& values);

}  // namespace fundstelle
