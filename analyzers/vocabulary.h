// The German words that compounds are made of, with their frequencies.
//
// Words are looked up by their spelling key: folded, umlauts written out (german_key()). The table
// lies in the mapped language data; a look-up costs one hash and touches one or two cache lines. It
// keeps 32 bits of a word's hash beside the slot, not the word: of a million unknown words, about
// one hundred are taken for known.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "analyzers/data_format.h"

namespace fundstelle {

struct KnownWord {
  /// Natural logarithm of the occurrences, in a corpus of 250 million words, of all words with its
  /// stem; 0 for a word that dictionaries alone know.
  double log_frequency = 0;
  std::uint16_t flags = 0;  ///< data_format::WordFlags; 0: the word is not known.

  explicit operator bool() const { return flags != 0; }
  bool has(data_format::WordFlags flag) const { return (flags & flag) != 0; }
};

class Vocabulary {
 public:
  Vocabulary() = default;
  explicit Vocabulary(std::span<const data_format::WordSlot> table) : table_(table) {}

  KnownWord find(std::string_view key) const;

 private:
  std::span<const data_format::WordSlot> table_;  // a power of two, open addressing
};

/// The key of a stem as opposed to a word: under it the frequency of the whole class is kept.
std::string stem_key(std::string_view stem);

}  // namespace fundstelle
