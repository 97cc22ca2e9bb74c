#include "analyzers/plain_letters.h"

#include <algorithm>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "base/error.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr char32_t kFirstBehindGreek = 0x400;
constexpr char32_t kFirstLatinAdditional = 0x1E00;
constexpr char32_t kFirstBehindGreekExtended = 0x2000;

const icu::Normalizer2& composition() {
  static const icu::Normalizer2& normalizer = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) throw Error("ICU has no NFC data", "reinstall the ICU library");
    return *instance;
  }();
  return normalizer;
}

bool is_latin_or_greek(char32_t character) {
  return character < kFirstBehindGreek ||
         (character >= kFirstLatinAdditional && character < kFirstBehindGreekExtended);
}

std::string_view umlaut(char32_t letter, Umlauts umlauts) {
  if (umlauts != Umlauts::kWriteOut) return {};
  switch (letter) {
    case U'ä':
      return "ae";
    case U'ö':
    case U'ø':
      return "oe";
    case U'ü':
      return "ue";
    case U'å':
      return "aa";
    default:
      return {};
  }
}

// Unicode decomposes no letter with a stroke and no ligature that is a letter of some language.
std::string_view undecomposed(char32_t letter) {
  switch (letter) {
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'ø':
      return "o";
    case U'ł':
      return "l";
    case U'đ':
    case U'ð':
      return "d";
    case U'þ':
      return "th";
    case U'ħ':
      return "h";
    case U'ŧ':
      return "t";
    case U'ı':
      return "i";
    case U'ŋ':
      return "n";
    case U'ə':
      return "e";
    default:
      return {};
  }
}

// The first character of the whole decomposition.
char32_t base_of(char32_t letter) {
  UChar32 base = static_cast<UChar32>(letter);
  icu::UnicodeString decomposition;
  while (composition().getDecomposition(base, decomposition)) base = decomposition.char32At(0);
  return static_cast<char32_t>(base);
}

bool is_mark(char32_t character) {
  return u_charType(static_cast<UChar32>(character)) == U_NON_SPACING_MARK;
}

}  // namespace

std::string plain_letters(std::string_view form, Umlauts umlauts) {
  std::string plain;
  plain.reserve(form.size() + 1);
  bool may_have_marks = false;  // the letter before is Latin or Greek
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t start = at;
    const char32_t letter = next_character(form, at);
    if (may_have_marks && letter >= 0x80 && is_mark(letter)) continue;
    may_have_marks = is_latin_or_greek(letter);
    const bool kept =
        umlauts == Umlauts::kKeep && (letter == U'ä' || letter == U'ö' || letter == U'ü');
    if (letter < 0x80 || !may_have_marks || kept) {
      plain.append(form, start, at - start);
    } else if (const std::string_view written = umlaut(letter, umlauts); !written.empty()) {
      plain += written;
    } else {
      const char32_t base = base_of(letter);
      const std::string_view letters = undecomposed(base);
      if (letters.empty()) {
        append_utf8(plain, base);
      } else {
        plain += letters;
      }
    }
  }
  return plain;
}

}  // namespace fundstelle
