// The candidates of one text, and which of them are names.
//
// A text comes in pieces; of each candidate is kept what its mentions say together, so memory is
// bounded and the result does not depend on the pieces. At the end mentions speak for each other:
// what is a person somewhere is one everywhere, a word written small elsewhere is a word, a short
// form goes with its full name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/facets/name_mention.h"

namespace fundstelle {

struct FoundNames {
  /// Canonical names, by first mention, each once, at most kValueLimits.values.
  std::vector<std::string> companies;
  std::vector<std::string> cities;  ///< The same.
};

/// All mentions of one name in one spelling.
struct NameCandidate {
  NameMention mention;    ///< The first one; its range is that of its piece and means nothing here.
  std::size_t start = 0;  ///< Bytes of the first mention in the text.
  std::size_t end = 0;
  std::uint32_t mentions = 0;
  NameSigns best;         ///< The signs of the mention with the highest score.
  int best_score = 0;     ///< Its score.
  NameSigns all;          ///< Of all mentions.
  NameSigns decided;      ///< decide(): `best`, and what the rest of the text says.
  int score = 0;          ///< decide(): of `decided`.
  bool accepted = false;  ///< decide().
};

/// Words as they stand in the text, small: a Bloom filter of one hash, of fixed size. What it says
/// of a text with very many words is nothing.
class SmallWords {
 public:
  void add(std::string_view form);
  /// True when `form` was added, and seldom when it was not.
  bool has(std::string_view form) const;

 private:
  static constexpr std::size_t kBits = 1U << 15;
  static std::size_t bit(std::string_view form);

  std::vector<std::uint64_t> bits_;
  std::size_t set_ = 0;
};

class NameSearch {
 public:
  /// Different candidates that are kept; later ones are left out.
  static constexpr std::size_t kMaxCandidates = 20'000;

  void add(const NameMention& mention, std::size_t start, std::size_t end);
  void add_small_word(std::string_view form) { small_words_.add(form); }

  /// Decides about all candidates; to be called behind the last piece.
  void decide();
  std::span<const NameCandidate> candidates() const { return candidates_; }
  /// What is accepted. Decides, if nobody has.
  FoundNames names();

  std::size_t next = 0;  ///< Words that begin before this byte of the text are done.

 private:
  bool is_part_of_longer(const NameCandidate& candidate) const;
  bool is_meant_otherwise(const NameCandidate& candidate) const;

  std::vector<NameCandidate> candidates_;
  std::unordered_map<std::string, std::size_t> by_name_;  // kind, number and key
  SmallWords small_words_;
  bool decided_ = false;
};

}  // namespace fundstelle
