#include "searcher/query/query_error.h"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "base/display_width.h"
#include "base/printed_text.h"
#include "base/utf8.h"

namespace fundstelle::query {
namespace {

/// Layout of the excerpt under the message.
struct ExcerptOptions {
  std::size_t columns = 70;        ///< Width of the excerpt.
  std::size_t columns_right = 25;  ///< Kept free for what follows the caret, if there is so much.
  std::size_t bytes = 1000;        ///< Looked at on either side: far more than fits.
};

// A column for each character: U+2400 and following are pictures of the C0 control characters.
std::string visible(std::string_view text) {
  std::string result;
  PrintedText characters(text);
  while (const std::optional<PrintedCharacter> printed = characters.next()) {
    const char32_t character = printed->character;
    if (character < 0x20) {
      append_utf8(result, 0x2400 + character);
    } else if (character == 0x7F) {
      append_utf8(result, U'␡');
    } else {
      const bool is_shown = printed->effect == Effect::kShown && !is_joiner(character);
      append_utf8(result, is_shown ? character : U'\uFFFD');
    }
  }
  return result;
}

std::string excerpt_with_caret(std::string_view query, std::size_t offset) {
  const ExcerptOptions options;
  const std::size_t from = border_at_or_before(query, offset - std::min(offset, options.bytes));
  const std::size_t to =
      border_at_or_before(query, offset + std::min(query.size() - offset, options.bytes));
  const std::string before = visible(query.substr(from, offset - from));
  const std::string after = visible(query.substr(offset, to - offset));

  const std::size_t reserved = std::min(display_width(after), options.columns_right);
  std::string left = before;
  if (from > 0 || display_width(before) > options.columns - reserved) {
    left = kEllipsis;
    left += last_columns(before, options.columns - reserved - 1);
  }
  const std::size_t caret = display_width(left);
  return fmt::format("{}{}\n{:>{}}", left, shorten(after, options.columns - caret), '^', caret + 1);
}

}  // namespace

Error query_error(std::string_view query, std::size_t offset, std::string_view problem,
                  std::string_view advice) {
  const std::size_t column = count_characters(query.substr(0, offset)) + 1;
  std::string hint = excerpt_with_caret(query, offset);
  if (!advice.empty()) {
    hint += '\n';
    hint += advice;
  }
  return Error(fmt::format("the query cannot be read at column {}: {}", column, problem),
               std::move(hint));
}

}  // namespace fundstelle::query
