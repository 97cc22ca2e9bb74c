// Where people begin and end words otherwise than UAX #29 does.
//
// The standard joins what a colon, a full stop, a middle dot or an underscore stands between
// (Amazon.com, Anna:Bernd, secret_budget), and takes apart what signs belong to. Here words end at
// those, and these are one word:
//
// * letters with full stops (U.S., z.B., E.ON), the last one included
// * short names with an ampersand (AT&T, H&M)
// * a letter with ++ or # (C++, C#)
// * lowered digits and what they stand between (CO₂, H₂O); raised ones behind one or two letters
//   (m²), as behind longer words they are footnotes
// * German gender forms (Leser:innen, Leser*innen, Leser_innen, Leser/-innen, Leser:in)
// * words with an accent or a back quote typed for an apostrophe (O´Brien)
// * digits in groups of three with narrow or no-break spaces between
//
// All of it is decided within a run of characters other than white space.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analyzers/word_range.h"

namespace fundstelle {

/// Replaces the ranges from the number `first` on, which UAX #29 finds in the run of `text` that
/// they lie in, by those of words as people write them. `run_end`: the byte behind the run.
void mend_word_borders(std::string_view text, std::size_t run_end, std::size_t first,
                       std::vector<WordRange>& words);

/// The byte of `written`, one word, at which the ending of a gender form begins, its sign first
/// (`:innen`); the size of `written` when it is none.
std::size_t gender_sign(std::string_view written);

/// Whether `written`, one word or its form, is letters with full stops between them.
bool is_dotted_acronym(std::string_view written);

}  // namespace fundstelle
