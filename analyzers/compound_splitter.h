// Splits German compounds: Forschungslabor into Forschungs and labor.
//
// After Koehn & Knight, "Empirical Methods for Compound Splitting" (EACL 2003): of all ways to
// cover the whole word with known words and linking elements, the one whose parts have the highest
// geometric mean of frequencies, if that beats the word's own frequency.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/compound_exceptions.h"
#include "analyzers/gazetteer.h"
#include "analyzers/vocabulary.h"

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

class CompoundSplitter {
 public:
  /// `exceptions` must outlive the splitter.
  CompoundSplitter(const Vocabulary& vocabulary, const Gazetteer& names,
                   const CompoundExceptions& exceptions);

  /// The parts of a folded word whose stem is `stem`; none when it is no compound.
  std::vector<CompoundPart> split(std::string_view form, std::string_view stem) const;

 private:
  struct Part;
  struct Whole;

  Part best_first_part(const Whole& word, std::size_t start, std::size_t end) const;
  Part best_last_part(const Whole& word, std::size_t start) const;
  std::size_t unknown_part_end(const Whole& word, const std::vector<Part>& last) const;
  bool takes_letter(std::string_view piece, std::string_view rest) const;
  bool leaves_its_s(std::string_view key, std::size_t start, std::size_t end) const;
  bool is_verb(const KnownWord& word, std::string_view piece) const;
  bool is_form_of_verb(std::string_view key) const;
  bool is_last_noun(std::string_view piece) const;
  bool is_short(std::string_view piece) const;
  double frequency(const KnownWord& word, std::string_view base) const;
  bool is_name(const std::string& key, const KnownWord& word) const;
  bool is_part(const KnownWord& word, std::string_view base, bool listed) const;
  std::vector<CompoundPart> split_once(std::string_view form, std::string_view stem) const;

  Vocabulary vocabulary_;
  Gazetteer names_;
  SplitWeights weights_;
  const CompoundExceptions* exceptions_;
};

}  // namespace fundstelle
