// Keeps what documents and queries contain from steering the terminal: an escape sequence in a
// title must not move the cursor, a bidirectional override must not turn the line round. Results
// are for reading, so such characters go; messages show them (base/sanitize.h).
//
// Invariant: the result holds no control character at all and no character without a glyph, so its
// display width is known.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/output/results.h"

namespace fundstelle {

/// Text with the byte ranges to be highlighted: ascending, disjoint, not empty, on character
/// borders.
struct MarkedText {
  std::string text;
  std::vector<ByteRange> marks;
};

/// What a terminal may be given in place of `character`: a space for control characters (C0 with
/// tab and line feed, DEL, C1) and the separators U+2028 and U+2029; nothing (0) for characters
/// that show nothing by themselves (Default_Ignorable_Code_Point: zero-width characters,
/// bidirectional controls, soft hyphens, variation selectors); else the character itself.
char32_t printable(char32_t character);

/// Replaces every character by its printable() form. Invalid UTF-8 is repaired first.
std::string sanitize(std::string_view text);

/// The same, with `marks` (bytes of `text`, half-open, in any order) moved along: they cover the
/// same characters afterwards. Marks that overlap or touch become one; what lies behind the end of
/// the text or in the middle of a character is clipped, what is left empty is dropped.
MarkedText sanitize(std::string_view text, std::span<const ByteRange> marks);

}  // namespace fundstelle
