// Keeps what documents and queries contain from steering the terminal: an escape sequence in a
// title must not move the cursor, a bidirectional override must not turn the line round. Results
// are for reading, so such characters go; messages show them (base/sanitize.h).
//
// Invariant: the result holds no control character at all, and no character without a glyph but for
// joiners that shape the letters beside them, so its display width is known.
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

/// `text` for reading: control characters (tab and line feed as well) and the separators U+2028 and
/// U+2029 become spaces, characters that show nothing go (base/printed_text.h). Invalid UTF-8 is
/// repaired first.
std::string sanitize(std::string_view text);

/// The same, with `marks` (bytes of `text`, half-open, in any order) moved along: they cover the
/// same characters afterwards. Marks that overlap or touch become one; what lies behind the end of
/// the text or in the middle of a character is clipped, what is left empty is dropped.
MarkedText sanitize(std::string_view text, std::span<const ByteRange> marks);

}  // namespace fundstelle
