#include "base/display_width.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace fundstelle {

std::size_t display_width(char32_t character) {
  constexpr char32_t kFirstMark = 0x300;  // nothing below is wide or combining
  if (character >= 0x20 && character < 0x7F) return 1;
  const auto code_point = static_cast<UChar32>(character);
  switch (u_charType(code_point)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return 0;
    default:
      break;
  }
  if (character < kFirstMark) return 1;
  const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

namespace {

// Goes through a text. An emoji that is joined to the one before it takes no column of its own.
class Columns {
 public:
  std::size_t of_next(std::string_view text, std::size_t& at) {
    const char32_t character = next_character(text, at);
    const bool is_joined = before_ == kJoiner;
    before_ = character;
    return is_joined &&
                   u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_EXTENDED_PICTOGRAPHIC)
               ? 0
               : display_width(character);
  }

 private:
  static constexpr char32_t kJoiner = 0x200D;

  char32_t before_ = 0;
};

}  // namespace

std::size_t display_width(std::string_view text) {
  Columns columns;
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += columns.of_next(text, at);
  return width;
}

std::string_view first_columns(std::string_view text, std::size_t columns) {
  Columns next;
  std::size_t end = 0;
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size(); end = at) {
    width += next.of_next(text, at);
    if (width > columns) break;
  }
  return text.substr(0, end);
}

std::string_view last_columns(std::string_view text, std::size_t columns) {
  std::size_t begin = text.size();
  std::size_t width = 0;
  while (begin > 0) {
    const std::size_t previous = border_at_or_before(text, begin - 1);
    std::size_t at = previous;
    width += display_width(next_character(text, at));
    if (width > columns) break;
    begin = previous;
  }
  return text.substr(begin);
}

std::string shorten(std::string_view text, std::size_t columns) {
  if (first_columns(text, columns).size() == text.size()) return std::string(text);
  if (columns == 0) return {};
  std::string shortened(first_columns(text, columns - 1));
  shortened += kEllipsis;
  return shortened;
}

}  // namespace fundstelle
