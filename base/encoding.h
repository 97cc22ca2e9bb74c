// Bytes of unknown encoding -> valid UTF-8.
//
// The order of trust: a byte order mark; bytes that are well-formed UTF-8; bytes that are mostly
// UTF-8, with the bad ones replaced; ICU's detector. German and English text in one byte per
// character is taken for Windows-1252 unless much speaks against it: the detector alone guesses
// wildly on short texts. ISO-8859-1 is always read as Windows-1252, as browsers do, since the
// bytes 80 to 9F are quotes, dashes and the euro sign in practice and never control characters.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fundstelle {

struct ByteOrderMark {
  std::string_view bytes;
  const char* encoding;  ///< ICU's name of what it stands for.
};

/// The mark of UTF-8, UTF-16 or UTF-32 at the beginning of `bytes`; null without one.
const ByteOrderMark* find_byte_order_mark(std::string_view bytes);

/// A guess with less confidence than this is worth a word to the user.
inline constexpr int kLittleConfidence = 50;

struct DecodedText {
  std::string text;          ///< Valid UTF-8 without a byte order mark.
  std::string encoding;      ///< ICU's name of it, such as `UTF-8` or `windows-1252`.
  int confidence = 100;      ///< Percent; 100 when nothing had to be guessed.
  std::size_t replaced = 0;  ///< How many ill-formed sequences became U+FFFD.
};

/// Decodes `bytes` of unknown encoding. Always succeeds.
DecodedText decode(std::string_view bytes);

/// Decodes `bytes` as what the document itself declares, for example in HTML. A byte order mark
/// or well-formed UTF-8 outweighs the declaration. Nothing when `declared` is no known encoding.
std::optional<DecodedText> decode_declared(std::string_view bytes, const std::string& declared);

/// True when `bytes` are not a text at all: NUL bytes without a byte order mark of UTF-16 or
/// UTF-32, or many control characters. Looks at the first 64 KiB.
bool is_binary(std::string_view bytes);

/// The character of a byte in Windows-1252; U+FFFD for the five bytes that have none.
char32_t windows_1252_character(unsigned char byte);

}  // namespace fundstelle
