// Makes untrusted text safe to print on a terminal.
//
// File names, queries and documents may hold bytes that move the cursor, change colours, set the
// window's title, turn the order of letters around or hide words (base/printed_text.h). In messages
// and paths they become visible, since they may be what is wrong. In results laid out for reading
// they would be in the way, and go.
//
// Invariant: what comes out is valid UTF-8 and holds no control character at all.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"

namespace fundstelle {

/// What becomes of characters that show nothing, such as soft hyphens and zero-width spaces: seen
/// in names and messages, in the way in a text that is read.
enum class Invisible { kMadeVisible, kLeftOut };

/// `text` as valid UTF-8 without anything that acts on a terminal: control characters, DEL and C1
/// controls become `\n`, `\t` or `\x1b`, line and paragraph separators, and characters that show
/// nothing, become `\u202e` or `\U000e0041`, ill-formed UTF-8 becomes U+FFFD.
std::string sanitize_for_terminal(std::string_view text,
                                  Invisible invisible = Invisible::kMadeVisible);

/// `text` laid out for reading: control characters (tab and line feed as well) and the separators
/// U+2028 and U+2029 become spaces, and what shows nothing goes, but for joiners that shape the
/// letters beside them: so its display width is known. Ill-formed UTF-8 is repaired first.
std::string sanitize_for_reading(std::string_view text);

/// Text with the byte ranges to be highlighted: ascending, disjoint, not empty, on character
/// borders.
struct MarkedText {
  std::string text;
  std::vector<ByteRange> marks;
};

/// The same, with `marks` (bytes of `text`, in any order) moved along: they cover the same
/// characters afterwards. Marks that overlap or touch become one; what lies behind the end of the
/// text or in the middle of a character is clipped, what is left empty is dropped.
MarkedText sanitize_for_reading(std::string_view text, std::span<const ByteRange> marks);

}  // namespace fundstelle
