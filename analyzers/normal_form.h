// What different spellings of a word have in common, before it is stemmed.
//
// One form on both sides, the index's and the query's, costs nothing: Nestlé and Nestle, O'Brien
// and OBrien, 1,234,567 and 1234567, U.S.A. and USA, MPs and MP have the same base. Where that
// cannot be (Zürich is typed Zurich and Zuerich), the word is indexed under another base as well;
// and some words are found by a piece of them (Ivoire in d'Ivoire, Leser in Leser:innen).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "analyzers/language.h"

namespace fundstelle {

/// The form of a word as it is written: folded, without the last full stop of an acronym.
std::string fold_word(std::string_view written);

struct NormalForm {
  std::string base;     ///< What is stemmed; never empty.
  std::string variant;  ///< Another base, by which it is found as well; or empty.
  /// The piece of the word as written that is a word by itself; empty when there is none.
  std::size_t piece_start = 0;
  std::size_t piece_end = 0;
  bool acronym = false;      ///< Letters with full stops, or the plural of capitals.
  bool in_capitals = false;  ///< Two ASCII capitals or more, and nothing else.
};

/// Of the word `written`, whose form is `form` (fold_word()), in a text of `language`.
NormalForm normal_form(std::string_view written, std::string_view form, Language language);

/// The digits of a number that is written in groups of three (1,234,567; 1.234.567,8 and 1,234
/// where `language` writes so); empty for all else: dates, versions, network addresses, other
/// words.
std::string ungrouped_number(std::string_view form, Language language);

}  // namespace fundstelle
