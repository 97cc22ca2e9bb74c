#include "analyzers/spelling_variants.h"

#include "base/hash.h"

namespace fundstelle {

std::string_view SpellingVariants::preferred(std::string_view form) const {
  if (table_.empty()) return form;
  const std::uint64_t hash = hash64(form);
  const std::size_t mask = table_.size() - 1;
  for (std::size_t at = hash & mask; table_[at].hash != 0; at = (at + 1) & mask) {
    if (table_[at].hash != hash) continue;
    return spellings_.substr(table_[at].preferred.offset, table_[at].preferred.size);
  }
  return form;
}

}  // namespace fundstelle
