// Makes untrusted text safe to print on a terminal.
//
// File names, queries and documents may hold bytes that move the cursor, change colours, set the
// window's title, turn the order of letters around or hide words (base/printed_text.h). In messages
// and paths they become visible instead, since they may be what is wrong. Results laid out for
// reading leave them out (searcher/output/sanitize.h).
#pragma once

#include <string>
#include <string_view>

namespace fundstelle {

/// What becomes of characters that show nothing, such as soft hyphens and zero-width spaces: seen
/// in names and messages, in the way in a text that is read.
enum class Invisible { kMadeVisible, kLeftOut };

/// `text` as valid UTF-8 without anything that acts on a terminal: control characters, DEL and C1
/// controls become `\n`, `\t` or `\x1b`, line and paragraph separators, and characters that show
/// nothing, become `\u202e` or `\U000e0041`, ill-formed UTF-8 becomes U+FFFD.
std::string sanitize_for_terminal(std::string_view text,
                                  Invisible invisible = Invisible::kMadeVisible);

}  // namespace fundstelle
