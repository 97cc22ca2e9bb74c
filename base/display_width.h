// How wide text is on a terminal. Columns, not characters: an ideograph or an emoji takes two, a
// combining mark none. Text is valid UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fundstelle {

/// Stands for what was cut off; one column wide.
inline constexpr std::string_view kEllipsis = "…";

/// 0, 1 or 2 columns, by East Asian Width (UAX 11; ambiguous counts as narrow) and by general
/// category (marks and format characters take none).
std::size_t display_width(char32_t character);

/// The sum over the characters of `text`; emoji joined to one count once.
std::size_t display_width(std::string_view text);

/// The longest start of `text` that is at most `columns` wide, marks of its last character
/// included.
std::string_view first_columns(std::string_view text, std::size_t columns);

/// The longest end of `text` that is at most `columns` wide.
std::string_view last_columns(std::string_view text, std::size_t columns);

/// `text` if it fits into `columns`, else its start with an ellipsis; empty for 0 columns.
std::string shorten(std::string_view text, std::size_t columns);

}  // namespace fundstelle
