// What the signs and spaces between two words say of them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "analyzers/word_range.h"

namespace fundstelle {

/// The number of the word behind those that may be written as one with the word `first`:
/// Law-Breakers, govern- and ment on the next line, the letters of z. B. `first` + 1 when there is
/// no other, when the word before is one of them, and when they are very many: an address. `words`
/// are the words of `text`.
std::size_t joined_end(std::string_view text, std::span<const WordRange> words, std::size_t first);

/// Whether what stands between two words ends a paragraph, a heading, a list item or a cell: an
/// empty line, a new line with a bullet, a tab inside a line.
bool ends_block(std::string_view gap);

}  // namespace fundstelle
