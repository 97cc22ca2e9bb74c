// What the writing around a word says: capitals, sentence beginnings, datelines.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>

#include "indexer/facets/analyzed_text.h"

namespace fundstelle {

/// True when `form` is one of `forms`.
bool is_any(std::string_view form, std::initializer_list<std::string_view> forms);

/// True when the word could be a name: a capital somewhere in it, or a digit in front.
bool looks_like_name(std::string_view written);

/// True when the word has two letters or more and no lower-case one.
bool is_all_capitals(std::string_view written);

/// True when the word and the line in which it stands are written in capitals (a headline):
/// capitals mean nothing there.
bool in_capital_line(const AnalyzedText& text, std::size_t token);

/// True at the beginning of the text, and behind a full stop, a colon, a quotation mark or a line
/// end.
bool starts_sentence(const AnalyzedText& text, std::size_t token);

/// True when the words `first` to `last` begin a line and a dash follows within it before the
/// seventh word: `SHANGHAI, July 24 -`, `Wien –`. Inside a line, when they begin a sentence and a
/// dash follows at once, as news have it behind a summary.
bool is_dateline(const AnalyzedText& text, std::size_t first, std::size_t last);

/// True when `token` and the word before it can belong to one name: little between them, no line
/// end, and a full stop only behind an abbreviation.
bool joins_word_before(const AnalyzedText& text, std::size_t token);

}  // namespace fundstelle
