// UTF-8 helpers on byte strings: validation, repair, stepping over characters.
//
// Everything behind the document readers holds valid UTF-8; these functions make and keep it so.
// Offsets and lengths are bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fundstelle {

/// The replacement character U+FFFD.
inline constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

/// True when `text` is well-formed UTF-8 (no overlong forms, no surrogates, nothing over U+10FFFF).
bool is_valid_utf8(std::string_view text);

struct RepairedText {
  std::string text;           ///< Valid UTF-8.
  std::size_t replaced = 0;   ///< How many ill-formed sequences became U+FFFD.
  std::size_t multibyte = 0;  ///< How many well-formed sequences of two bytes or more there were.
};

/// Replaces each maximal ill-formed sequence by U+FFFD, as the Unicode standard recommends (3.9).
RepairedText repair_utf8(std::string_view text);

/// True when `offset` is a border between characters of the valid UTF-8 string `text`
/// (both ends of the string are borders).
bool is_character_border(std::string_view text, std::size_t offset);

/// The greatest character border that is not behind `offset`.
std::size_t border_at_or_before(std::string_view text, std::size_t offset);

/// Decodes the character at `offset` of valid UTF-8 and moves `offset` behind it.
char32_t next_character(std::string_view text, std::size_t& offset);

/// Appends a code point; surrogates and values over U+10FFFF become U+FFFD.
void append_utf8(std::string& text, char32_t character);

/// True for the control characters of Unicode (general category Cc): C0, DEL and C1.
bool is_control(char32_t character);

/// Number of code points of valid UTF-8.
std::size_t count_characters(std::string_view text);

/// `text` cut to at most `max_characters` code points.
std::string_view truncate_characters(std::string_view text, std::size_t max_characters);

/// `text` without ASCII white space at both ends.
std::string_view trim(std::string_view text);

}  // namespace fundstelle
