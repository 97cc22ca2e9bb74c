// Phrases and neighbourhoods, matched on where the words of one document stand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "index/position_record.h"

namespace fundstelle {

/// Sequences of words, each word given by the number of its stem in the document.
struct WordPattern {
  /// The words of a sequence stand one behind the other. One sequence is a phrase; several must
  /// stand near each other, in any order. Equal ones are different places.
  std::vector<std::vector<std::uint32_t>> sequences;
  /// With several sequences: as many words may stand between two neighbours, on average.
  std::size_t words_between = 0;
  bool title_only = false;
};

/// Never across the border between title and text, nor across that of a block. A part of a compound
/// stands for a word where a sequence has one word only: phrases are of whole words.
bool occurs(const WordPattern& pattern, const PackedPositions& positions);

}  // namespace fundstelle
