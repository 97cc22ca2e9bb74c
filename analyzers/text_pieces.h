// Where a long text may be cut, so that its words can be found piece by piece.
//
// Words end at white space and at the at sign, and nothing on one side of these says anything about
// the words on the other side. So the words of a text are those of its pieces, if it is cut behind
// such a byte. A text that goes on for long without one is cut anywhere: between characters, at the
// same places whether it is read as a whole or in pieces.
#pragma once

#include <cstddef>
#include <string_view>

namespace fundstelle {

/// White space or the at sign, each one byte.
constexpr bool is_word_boundary(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '@';
}

/// Bytes between two boundaries that are looked at as a whole; longer runs are cut after as many.
inline constexpr std::size_t kMaxRunBytes = std::size_t{2} << 20;

/// The end of the run of `text` that begins at `start`: the next boundary, the end of the text, or
/// the place where a run that is too long is cut. Behind `start`, unless that is the end.
std::size_t run_end(std::string_view text, std::size_t start);

/// The beginning of the run that the byte at `offset` belongs to, or a boundary there ends.
std::size_t run_start(std::string_view text, std::size_t offset);

/// The end of a piece that begins at `start` (0 or the end of a piece) and has about `bytes`: the
/// end of the text, or a place behind a boundary, or where a run that is too long is cut.
std::size_t piece_end(std::string_view text, std::size_t start, std::size_t bytes);

/// A place at or before `offset` where a piece may begin, at or behind `start`, where one does.
std::size_t piece_start(std::string_view text, std::size_t start, std::size_t offset);

}  // namespace fundstelle
