#include "searcher/query/query_characters.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace fundstelle::query {
namespace {

template <typename Predicate>
bool any_character(std::string_view text, Predicate predicate) {
  for (std::size_t at = 0; at < text.size();) {
    if (predicate(static_cast<UChar32>(next_character(text, at)))) return true;
  }
  return false;
}

}  // namespace

bool is_space(char32_t character) {
  const auto code_point = static_cast<UChar32>(character);
  return u_isUWhiteSpace(code_point) || u_isISOControl(code_point);
}

std::u32string_view closing_quotes(char32_t open) {
  switch (open) {
    case U'"':
      return U"\"";
    case U'„':  // German „…“; many keyboards have only the straight one to close with
      return U"“”\"";
    case U'“':  // English “…”
      return U"”“";
    case U'”':  // Swedish and Finnish ”…”
      return U"”";
    case U'«':  // French and Swiss «…»
      return U"»";
    case U'»':  // German book setting »…«, Swedish »…»
      return U"«»";
    default:
      return {};
  }
}

bool is_delimiter(char32_t character) {
  return character == U'(' || character == U')' || !closing_quotes(character).empty();
}

bool has_word_character(std::string_view text) {
  return any_character(text, [](UChar32 character) { return u_isalnum(character) != 0; });
}

bool has_letter(std::string_view text) {
  return any_character(text, [](UChar32 character) { return u_isalpha(character) != 0; });
}

std::vector<Range> split_words(std::string_view text) {
  std::vector<Range> words;
  std::size_t begin = 0;
  const auto end_word = [&](std::size_t end) {
    if (has_word_character(text.substr(begin, end - begin))) words.push_back({begin, end});
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t character = next_character(text, at);
    if (!is_space(character) && !is_delimiter(character)) continue;
    end_word(here);
    begin = at;
  }
  end_word(text.size());
  return words;
}

}  // namespace fundstelle::query
