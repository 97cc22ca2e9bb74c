// A place of a text where a name may stand, with the signs beside it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/facets/analyzed_text.h"
#include "indexer/facets/name_signs.h"

namespace fundstelle {

/// The words `first` to `last` of a text.
struct NameRange {
  std::size_t first = 0;
  std::size_t last = 0;  ///< Inclusive.

  std::size_t size() const { return last - first + 1; }
};

struct NameMention {
  NameRange range;
  NameKind kind = NameKind::kCompany;
  std::uint32_t number = 0;  ///< KnownName::number; 0: no list holds the name.
  std::uint32_t other = 0;   ///< That of another firm with the same form.
  std::string name;          ///< The canonical name; as written where no list holds it.
  std::string key;           ///< name_key() of what is written, or of the listed form.
  NameSigns signs;
};

/// Inhabitants of a city that is known by its name alone.
inline constexpr std::uint32_t kLargeCity = 100'000;

/// Words of a name at most.
inline constexpr std::size_t kMaxNameWords = 7;

/// What is written from the first to the last word of `range`.
std::string_view written(const AnalyzedText& text, NameRange range);

/// Its key (gazetteer.h).
std::string key_of(const AnalyzedText& text, NameRange range);

/// Without the ending of a possessive, which is not part of the name: Guernsey's.
std::string_view without_possessive(std::string_view name);

/// True for a word that ends as possessives do.
bool is_possessive(std::string_view form);

}  // namespace fundstelle
