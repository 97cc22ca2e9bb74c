// Finds the sentences of a text: Unicode sentence boundaries (UAX #29) as ICU implements them, less
// those behind common abbreviations and between initials; line ends are boundaries, too.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analyzers/language.h"

namespace fundstelle {

struct SentenceRange {
  std::size_t start = 0;
  std::size_t end = 0;  ///< White space behind the sentence is not part of it.
};

/// The sentences of `text` (valid UTF-8), ascending, without those that are white space only.
std::vector<SentenceRange> find_sentences(std::string_view text, Language language);

}  // namespace fundstelle
