// British and American spellings of English words, as one, and irregular forms (children, Museen)
// as the word they are of.
//
// The pairs lie in the mapped language data; a look-up costs one hash.
#pragma once

#include <span>
#include <string_view>

#include "analyzers/data_format.h"

namespace fundstelle {

class SpellingVariants {
 public:
  SpellingVariants() = default;
  SpellingVariants(std::span<const data_format::SpellingSlot> table, std::string_view spellings)
      : table_(table), spellings_(spellings) {}

  /// What of the two is stemmed for the folded word `form`; `form` itself when it has no other.
  std::string_view preferred(std::string_view form) const;

 private:
  std::span<const data_format::SpellingSlot> table_;  // a power of two, open addressing
  std::string_view spellings_;
};

}  // namespace fundstelle
