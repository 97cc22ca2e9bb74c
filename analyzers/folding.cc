#include "analyzers/folding.h"

#include <algorithm>
#include <array>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "base/error.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char fold_ascii(char c) {
  if (c == '`') return '\'';
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// Beside the one of ASCII. NFKC would make a space with an accent of ´.
constexpr auto kApostrophes = std::to_array<std::string_view>(
    {"\u2019", "\u02BC", "\u2018", "\u201B", "\u2032", "\u00B4", "`"});

const icu::Normalizer2& nfkc_casefold() {
  static const icu::Normalizer2& normalizer = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) {
      throw Error("ICU has no NFKC_Casefold data", "reinstall the ICU library");
    }
    return *instance;
  }();
  return normalizer;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  if (is_ascii(text)) {
    std::transform(text.begin(), text.end(), std::back_inserter(folded), fold_ascii);
    return folded;
  }
  std::string with_apostrophes;
  if (text.find("\u00B4") != std::string_view::npos) {
    with_apostrophes = text;
    replace_all(with_apostrophes, "\u00B4", "'");
    text = with_apostrophes;
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&folded);
  nfkc_casefold().normalizeUTF8(
      0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr,
      status);
  if (U_FAILURE(status)) throw Error("ICU could not normalise a word");
  for (const std::string_view apostrophe : kApostrophes) replace_all(folded, apostrophe, "'");
  return folded;
}

std::size_t apostrophe_size(std::string_view text) {
  if (text.starts_with('\'')) return 1;
  for (const std::string_view apostrophe : kApostrophes) {
    if (text.starts_with(apostrophe)) return apostrophe.size();
  }
  return 0;
}

std::size_t unfold_offset(std::string_view written, std::string_view form, std::size_t offset) {
  const bool alike = std::equal(written.begin(), written.end(), form.begin(), form.end(),
                                [](char a, char b) { return ((a ^ b) & 0x80) == 0; });
  if (alike) return border_at_or_before(written, offset);
  std::size_t best = 0;
  for (std::size_t at = 0; at < written.size();) {
    next_character(written, at);
    if (fold(written.substr(0, at)).size() <= offset) best = at;
  }
  return best;
}

std::string fold_name(std::string_view text) {
  std::string folded = fold(text);
  if (!is_ascii(folded)) {
    replace_all(folded, "ä", "ae");
    replace_all(folded, "ö", "oe");
    replace_all(folded, "ü", "ue");
    replace_all(folded, "\u00A0", " ");
  }
  std::string name;
  name.reserve(folded.size());
  for (const char c : trim(folded)) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space) {
      name.push_back(c);
    } else if (name.back() != ' ') {
      name.push_back(' ');
    }
  }
  return name;
}

bool starts_upper(std::string_view text) {
  if (text.empty()) return false;
  if (static_cast<unsigned char>(text[0]) < 0x80) return text[0] >= 'A' && text[0] <= 'Z';
  std::size_t at = 0;
  const auto first = static_cast<UChar32>(next_character(text, at));
  return u_isupper(first) || u_istitle(first);
}

}  // namespace fundstelle
