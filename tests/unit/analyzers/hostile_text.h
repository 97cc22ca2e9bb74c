// Random texts out of everything that has ever confused a word segmenter.
#pragma once

#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace fundstelle {

/// Letters, digits, every ASCII character that is no control character, and beyond: umlauts, ß,
/// typographic quotes and apostrophes, soft hyphen, no-break space, combining marks, joiners, CJK,
/// kana, Hangul, Thai, Hebrew, Arabic, emoji with modifiers, ligatures, line separators.
inline constexpr auto kHostilePieces = std::to_array<std::string_view>(
    {"ä",      "ö",      "ü",      "ß",      "É",      "ñ",      "×",      "÷",      "ł",
     "ﬁ",      "ſ",      "İ",      "’",      "ʼ",      "‘",      "„",      "“",      "”",
     "«",      "»",      "–",      "—",      "…",      "·",      "‧",      "\u00AD", "\u00A0",
     "\u0301", "\u0308", "\u200B", "\u200D", "\u200C", "\u2060", "\uFEFF", "中",     "国",
     "か",     "カ",     "ー",     "한",     "ไ",      "ท",      "ย",      "א",      "\u05F4",
     "ש",      "ع",      "٣",      "२",      "😀",      "👍",      "🏽",   "👩",      "❤",
     "\uFE0F", "🇩",      "🇪",      "½",      "²",      "№",      "€",      "°",      "\u2028",
     "\u0085", "\u3000", "_",      "\t",     "\n",     "\r",     "\r\n",   " ",      " ",
     "e",      "n",      "T",      "a",      "s",      "1",      "2",      ".",      ",",
     "'"});

/// A text of up to `max_pieces` pieces; one in two is a plain ASCII character.
inline std::string hostile_text(std::mt19937& random, std::size_t max_pieces) {
  std::string text;
  for (std::size_t left = random() % (max_pieces + 1); left > 0; --left) {
    if (random() % 2 == 0) {
      text.push_back(static_cast<char>(' ' + random() % ('~' - ' ' + 1)));
    } else {
      text += kHostilePieces[random() % kHostilePieces.size()];
    }
  }
  return text;
}

}  // namespace fundstelle
