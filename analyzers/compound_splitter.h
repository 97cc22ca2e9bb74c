// Splits German compounds: Forschungslabor into Forschungs and labor.
//
// After Koehn & Knight, "Empirical Methods for Compound Splitting" (EACL 2003): of all ways to
// cover the whole word with known words and linking elements, the one whose parts have the highest
// geometric mean of frequencies, if that beats the word's own frequency.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/gazetteer.h"
#include "analyzers/vocabulary.h"
#include "analyzers/word_list.h"

namespace fundstelle {

struct CompoundPart {
  std::size_t start = 0;  ///< First byte in the folded word.
  std::size_t end = 0;    ///< Behind the last byte, linking element included.
  std::string base;       ///< The word it stands for, folded: `forschung`, `schule`.
};

/// What splitting weighs, in natural logarithms of frequencies.
struct SplitWeights {
  std::size_t min_word_bytes = 7;
  std::size_t min_part_bytes = 3;
  double rare_short_part = 8.5;  ///< A part of three letters must be so frequent,
  double rare_part = 3.0;        ///< any part so frequent.
  double listed_only = 4.0;      ///< A first part that is no word by itself: Hilfs-.
  double unlisted_first =
      1.5;  ///< A first part that the dictionary does not list as one loses this,
  double unlisted_small_letter = 3.0;  ///< one that is no noun either, this,
  double linking = 2.0;                ///< one with an s that it does not usually take, this,
  double dropped_ending = 2.0;         ///< one that stands for a longer word, this: Wohn(en).
  double whole_word = 0.9;             ///< The word's own frequency counts this much.
  double unknown_word = 5.0;           ///< The frequency of a word nobody knows.
};

/// Words that the rules get wrong.
class CompoundExceptions {
 public:
  CompoundExceptions() = default;
  /// A word a line, its parts separated by `|`; a word without one stays whole.
  explicit CompoundExceptions(std::string_view lines);

  /// Where the parts of a word end, by its german_key(); empty when it stays whole, null when it is
  /// no exception.
  const std::vector<std::size_t>* find(std::string_view key) const;

 private:
  std::unordered_map<std::string, std::vector<std::size_t>, StringHash, std::equal_to<>> ends_;
};

class CompoundSplitter {
 public:
  /// `exceptions` must outlive the splitter.
  CompoundSplitter(const Vocabulary& vocabulary, const Gazetteer& names,
                   const CompoundExceptions& exceptions);

  /// The parts of a folded word whose stem is `stem`; none when it is no compound.
  std::vector<CompoundPart> split(std::string_view form, std::string_view stem) const;

 private:
  struct Part;

  Part best_first_part(const std::string& key, std::size_t start, std::size_t end,
                       bool is_small_word) const;
  Part best_last_part(const std::string& key, std::size_t start, bool known,
                      bool is_small_word) const;
  bool is_name(const std::string& key, const KnownWord& word) const;
  bool is_part(const KnownWord& word, std::string_view base, bool listed) const;
  std::vector<CompoundPart> split_once(std::string_view form, std::string_view stem) const;

  Vocabulary vocabulary_;
  Gazetteer names_;
  SplitWeights weights_;
  const CompoundExceptions* exceptions_;
};

}  // namespace fundstelle
