// Makes untrusted text safe to print on a terminal.
//
// File names, queries and documents may hold bytes that move the cursor, change colours, set the
// window's title or turn the order of letters around. In messages, paths and stored texts they
// become visible instead, since they may be what is wrong. Results laid out for reading leave them
// out (searcher/output/sanitize.h).
#pragma once

#include <string>
#include <string_view>

namespace fundstelle {

/// `text` as valid UTF-8 without anything that acts on a terminal: control characters, DEL and C1
/// controls become `\n`, `\t` or `\x1b`, line and paragraph separators and the marks that change
/// the direction of writing become `\u202e`, ill-formed UTF-8 becomes U+FFFD.
std::string sanitize_for_terminal(std::string_view text);

}  // namespace fundstelle
