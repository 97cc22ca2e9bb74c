#include "analyzers/vocabulary.h"

#include "base/hash.h"

namespace fundstelle {

KnownWord Vocabulary::find(std::string_view key) const {
  if (table_.empty()) return {};
  const std::uint64_t hash = hash64(key);
  const auto check = static_cast<std::uint32_t>(hash >> 32);
  const std::size_t mask = table_.size() - 1;
  for (std::size_t at = hash & mask; table_[at].flags != 0; at = (at + 1) & mask) {
    if (table_[at].check != check) continue;
    return {table_[at].log_frequency / data_format::kLogFrequencyScale, table_[at].flags};
  }
  return {};
}

std::string stem_key(std::string_view stem) {
  return '=' + std::string(stem);
}

}  // namespace fundstelle
