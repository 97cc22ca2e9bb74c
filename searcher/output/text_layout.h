// Lines for a terminal: wrapping by display width, and colours that never cross a line's end.
//
// All text given here is sanitized (base/sanitize.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/sanitize.h"

namespace fundstelle {

/// Parameters of the SGR escape sequence (ECMA-48, 8.3.117).
namespace sgr {
inline constexpr std::string_view kBold = "1";
inline constexpr std::string_view kDim = "2";
inline constexpr std::string_view kMark = "1;33";  ///< Bold yellow: what matched.
inline constexpr std::string_view kBar = "36";     ///< Cyan: bars beside counts.
}  // namespace sgr

/// Colours text, or leaves it as it is.
class Painter {
 public:
  explicit Painter(bool color) : color_(color) {}
  /// `text` in `style`, one of sgr; plain for an empty style.
  std::string paint(std::string_view text, std::string_view style) const;

 private:
  bool color_;
};

/// Cuts `text` into lines of at most `columns` (at least 2), as ranges of bytes. Breaks at spaces,
/// which are dropped there, and inside words only when they are longer than a line.
std::vector<ByteRange> wrap(std::string_view text, std::size_t columns);

/// How a paragraph is laid out.
struct Paragraph {
  std::string_view lead{};   ///< Before the first line.
  std::size_t indent = 0;    ///< Columns before each further line.
  std::string_view style{};  ///< Of the text outside of marks.
};

/// Appends `text` to `out` as lines of at most `width` columns, marks highlighted.
void append_paragraph(std::string& out, const MarkedText& text, const Paragraph& paragraph,
                      std::size_t width, const Painter& painter);

}  // namespace fundstelle
