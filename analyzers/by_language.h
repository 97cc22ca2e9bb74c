// Something for each of the languages that have an analyzer.
#pragma once

#include <array>

#include "analyzers/language.h"

namespace fundstelle {

/// In the order of kLanguages.
template <typename T>
struct ByLanguage : std::array<T, kLanguages.size()> {
  using Values = std::array<T, kLanguages.size()>;

  T& operator[](Language language) { return Values::operator[](index_of(language)); }
  const T& operator[](Language language) const { return Values::operator[](index_of(language)); }
};

}  // namespace fundstelle
