// What the characters of a text do when it is printed: the one place that says which may reach a
// terminal or a reader.
//
// Characters without a glyph are invisible to a reader and can hide words, or turn the order of the
// letters around (UAX #9). Only joiners that shape the letters beside them are left: the zero-width
// (non-)joiner in Arabic and Indic scripts, where a word is misspelt without it, and the joiner
// between two emoji that make one.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace fundstelle {

enum class Effect {
  kShown,      ///< Shows something, or shapes what does.
  kControl,    ///< Acts on a terminal: C0 with tab and line feed, DEL, C1.
  kBreak,      ///< Ends a line or a paragraph: U+2028, U+2029.
  kInvisible,  ///< Shows nothing: zero-width characters, soft hyphens, tags, variation selectors,
               ///< bidirectional controls, interlinear annotation.
};

struct PrintedCharacter {
  char32_t character = 0;
  Effect effect = Effect::kShown;
  std::size_t begin = 0;  ///< Bytes of the text, half-open.
  std::size_t end = 0;
};

/// U+200C and U+200D.
bool is_joiner(char32_t character);

/// Goes through a text once. What a joiner does depends on what stands beside it.
class PrintedText {
 public:
  /// `text` is valid UTF-8 and must outlive the object.
  explicit PrintedText(std::string_view text) : text_(text) {}

  /// The next character, nothing at the end.
  std::optional<PrintedCharacter> next();

 private:
  Effect effect_of(char32_t character) const;
  bool joins(char32_t joiner) const;

  std::string_view text_;
  std::size_t at_ = 0;
  char32_t shown_ = 0;   // the last character that was shown
  char32_t letter_ = 0;  // the last of them that is no mark
};

}  // namespace fundstelle
