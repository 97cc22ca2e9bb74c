// What the query language takes for white space, quotes and words: the characters' side of it.
//
// Text is valid UTF-8; offsets are bytes.
#pragma once

#include <string_view>
#include <vector>

#include "searcher/query/query_tree.h"

namespace fundstelle::query {

/// White space of any script, and control characters (C0, DEL, C1), NUL included.
bool is_space(char32_t character);

/// The characters that may close the quotation `open` begins: `"` closes itself, „ is closed by “
/// or ”, « by » and » by «, with the habits of several countries allowed for. Empty when `open` is
/// no quotation mark. Apostrophes and single quotes are none: they belong to words.
std::u32string_view closing_quotes(char32_t open);

/// True for characters that end a word without being white space: parentheses and quotation marks.
bool is_delimiter(char32_t character);

/// True when there is a letter or a digit of any script: a token without one is punctuation.
bool has_word_character(std::string_view text);

/// True when there is a letter of any script.
bool has_letter(std::string_view text);

/// The words between white space and delimiters, as ranges of `text`, without those that are mere
/// punctuation.
std::vector<Range> split_words(std::string_view text);

}  // namespace fundstelle::query
