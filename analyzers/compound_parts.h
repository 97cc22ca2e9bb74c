// Which pieces of a German word may be parts of a compound, which words they stand for, and how
// likely that is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "analyzers/vocabulary.h"

namespace fundstelle {

/// What splitting weighs, in natural logarithms of frequencies.
struct SplitWeights {
  std::size_t min_word_bytes = 7;
  std::size_t min_part_bytes = 3;
  double rare_short_part = 8.0;  ///< A part of three letters must be so frequent,
  double rare_part = 3.0;        ///< any part so frequent.
  double uncounted = 5.0;    ///< The frequency of a noun or verb that only the dictionaries have.
  double affix = 4.0;        ///< That of a preposition or affix: Gegen-, Rück-.
  double listed_only = 4.0;  ///< That of a first part that is no word by itself: Hilfs-.
  /// A first part that the dictionary does not list as one loses this,
  double unlisted_first = 1.5;
  double unlisted_small_letter = 3.0;  ///< one that is no noun either, this,
  double linking = 2.0;                ///< one with an s that it does not usually take, this,
  double dropped_ending = 2.0;         ///< one that stands for a longer word, this: Wohn(en),
  double ambiguous = 3.0;              ///< one whose border may be a letter away: Fixer|s|tube.
  double participle = 4.5;             ///< A last part such as gelernte loses this.
  double whole_word = 0.9;             ///< The word's own frequency counts this much.
  double unknown_word = 5.0;           ///< The frequency of a word nobody knows.
  /// A last part so frequent, and so long, may stand behind an unknown first part.
  double usual_head = 7.0;
  std::size_t min_usual_head_bytes = 5;
  std::size_t min_unknown_bytes = 5;  ///< That must be so long.
};

/// The word that is split.
struct CompoundWord {
  std::string_view key;  ///< german_key() of it.
  bool known = false;
  bool in_dictionary = false;
  bool small_letter = false;       ///< Known with one.
  bool only_small_letter = false;  ///< Verbs and adjectives: fewer are compounds, and none ends
                                   ///< with a noun.
};

struct PossiblePart {
  static constexpr double kImpossible = -1e9;

  double score = kImpossible;
  std::string base;
  bool firm = false;  ///< A noun that was counted: what follows may be short.

  bool possible() const { return score != kImpossible; }
};

/// Whether a word has an ending behind which an s belongs to it: Versicherungs|amt, never
/// Versicherung|samt.
bool takes_linking_s(std::string_view word);

class CompoundParts {
 public:
  explicit CompoundParts(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  const SplitWeights& weights() const { return weights_; }

  /// The best reading of the bytes from `start` to `end` as a part that is not the last: a word,
  /// possibly with a linking element or without its ending.
  PossiblePart best_first(const CompoundWord& word, std::size_t start, std::size_t end) const;
  /// The same of all bytes from `start` on as the last part.
  PossiblePart best_last(const CompoundWord& word, std::size_t start) const;

  bool is_form_of_verb(std::string_view key) const;

 private:
  bool takes_letter(std::string_view piece, std::string_view rest) const;
  bool leaves_its_s(std::string_view key, std::size_t start, std::size_t end) const;
  bool is_verb(const KnownWord& word, std::string_view piece) const;
  bool is_last_noun(std::string_view piece) const;
  bool is_short(std::string_view piece) const;
  double frequency(const KnownWord& word, std::string_view base) const;
  bool is_part(const KnownWord& word, std::string_view base, bool listed) const;

  Vocabulary vocabulary_;
  SplitWeights weights_;
};

}  // namespace fundstelle
