// Which of a document's stem terms are those of a query: the key to its position record.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <xapian.h>

namespace fundstelle {

inline constexpr std::uint32_t kNoStem = std::numeric_limits<std::uint32_t>::max();

/// For each of `terms` its number among the document's stem terms (PositionEntry::stem), kNoStem when
/// the document does not have it. `terms` are stem terms of one language, ascending and distinct, at
/// least one.
std::vector<std::uint32_t> stem_numbers(const Xapian::Database& database, Xapian::docid document,
                                        const std::vector<std::string>& terms);

}  // namespace fundstelle
