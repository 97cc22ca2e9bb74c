// A token: one word of a text, one part of a German compound, or another stem of a word or of
// several.
//
// Invariants, tested over random texts: ranges lie on character borders of the analysed text; words
// ascend and do not overlap; all other tokens follow a word and share its position: a part lies
// inside it, a variant and an acronym have its range, and what is joined of it and the words behind
// it has the range of them all. Filters never change a range.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fundstelle {

enum class TokenKind : std::uint8_t {
  kWord,
  kPart,     ///< Part of a compound, or the piece of a word that is one by itself.
  kVariant,  ///< Of the word before, another spelling: `mueller` of Müller in an English text.
  kAcronym,  ///< Of the word before, which looks like another word but is meant as a name: US, IT.
  kJoined,   ///< Several words as one: `lawbreaker` of Law-Breakers.
};

struct Token {
  TokenKind kind = TokenKind::kWord;
  bool stop = false;            ///< A function word of the analyzer's language.
  bool first_of_block = false;  ///< A word that begins a paragraph, a list item or a cell.
  std::uint32_t position = 0;   ///< Words count from 1; all else has its word's position.
  std::size_t start = 0;        ///< First byte in the analysed text.
  std::size_t end = 0;          ///< Behind the last byte.
  std::string_view form;        ///< The folded word: NFKC, case folded, ignorable characters out.
  std::string_view stem;        ///< What is indexed and searched.
};

}  // namespace fundstelle
