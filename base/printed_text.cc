#include "base/printed_text.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr char32_t kNonJoiner = 0x200C;
constexpr char32_t kJoiner = 0x200D;

bool has(char32_t character, UProperty property) {
  return u_hasBinaryProperty(static_cast<UChar32>(character), property) != 0;
}

bool is_virama(char32_t character) {
  constexpr std::uint8_t kVirama = 9;  // canonical combining class
  return u_getCombiningClass(static_cast<UChar32>(character)) == kVirama;
}

UJoiningType joining_type(char32_t character) {
  return static_cast<UJoiningType>(
      u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_JOINING_TYPE));
}

// Letters that take another form beside others, as in Arabic and Syriac.
bool is_cursive(char32_t character) {
  const UJoiningType type = joining_type(character);
  return type == U_JT_DUAL_JOINING || type == U_JT_LEFT_JOINING || type == U_JT_RIGHT_JOINING;
}

// Marks are passed over when the letter is looked for that a joiner shapes.
bool is_mark(char32_t character) {
  return joining_type(character) == U_JT_TRANSPARENT;
}

bool is_emoji(char32_t character) {
  return character >= 0x80 &&
         (has(character, UCHAR_EXTENDED_PICTOGRAPHIC) || has(character, UCHAR_EMOJI_MODIFIER));
}

bool is_invisible(char32_t character) {
  const bool annotates = character >= 0xFFF9 && character <= 0xFFFB;
  return annotates || has(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
         has(character, UCHAR_BIDI_CONTROL);
}

}  // namespace

bool is_joiner(char32_t character) {
  return character == kNonJoiner || character == kJoiner;
}

std::optional<PrintedCharacter> PrintedText::next() {
  if (at_ == text_.size()) return std::nullopt;
  PrintedCharacter printed;
  printed.begin = at_;
  printed.character = next_character(text_, at_);
  printed.end = at_;
  printed.effect = effect_of(printed.character);
  if (printed.effect == Effect::kInvisible) return printed;
  shown_ = printed.character;
  if (shown_ < 0x80 || !is_mark(shown_)) letter_ = shown_;
  return printed;
}

Effect PrintedText::effect_of(char32_t character) const {
  if (character >= 0x20 && character < 0x7F) return Effect::kShown;
  if (is_control(character)) return Effect::kControl;
  if (character == 0x2028 || character == 0x2029) return Effect::kBreak;
  if (is_joiner(character)) return joins(character) ? Effect::kShown : Effect::kInvisible;
  return is_invisible(character) ? Effect::kInvisible : Effect::kShown;
}

// After RFC 5892, appendix A: a joiner means something behind a virama (or, in Bengali, in front
// of one) and behind a letter that joins. A second one behind the first means nothing.
bool PrintedText::joins(char32_t joiner) const {
  if (is_joiner(shown_)) return false;
  std::size_t at = at_;
  const char32_t following = at < text_.size() ? next_character(text_, at) : 0;
  if (joiner == kJoiner && is_emoji(letter_) && is_emoji(following)) return true;
  return is_virama(shown_) || is_virama(following) || is_cursive(letter_);
}

}  // namespace fundstelle
