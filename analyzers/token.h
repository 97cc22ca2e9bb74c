// A token: one word of a text, or one part of a German compound.
//
// Invariants, tested over random texts: ranges lie on character borders of the analysed text; words
// ascend and do not overlap; a part lies inside the word it follows and shares its position.
// Filters never change a range.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fundstelle {

enum class TokenKind : std::uint8_t { kWord, kPart };

struct Token {
  TokenKind kind = TokenKind::kWord;
  bool stop = false;           ///< A function word of the analyzer's language.
  std::uint32_t position = 0;  ///< Words count from 1; a part has its word's position.
  std::size_t start = 0;       ///< First byte in the analysed text.
  std::size_t end = 0;         ///< Behind the last byte.
  std::string_view form;       ///< The folded word: NFKC, case folded, ignorable characters out.
  std::string_view stem;       ///< What is indexed and searched.
};

}  // namespace fundstelle
