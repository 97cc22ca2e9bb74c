#include "base/json_text.h"

#include <iterator>

#include <fmt/format.h>

#include "base/utf8.h"

namespace fundstelle {
namespace {

void append_number(std::string& json, char32_t character) {
  fmt::format_to(std::back_inserter(json), "\\u{:04x}", static_cast<unsigned>(character));
}

// The escape of two characters that JSON has for it; nothing when it has none.
char short_escape(char32_t character) {
  switch (character) {
    case '"':
    case '\\':
      return static_cast<char>(character);
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return '\0';
  }
}

}  // namespace

std::string json_string(std::string_view text) {
  if (!is_valid_utf8(text)) return json_string(repair_utf8(text).text);
  std::string json = "\"";
  json.reserve(text.size() + 2);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t character = next_character(text, at);
    if (const char letter = short_escape(character); letter != '\0') {
      json += '\\';
      json += letter;
    } else if (is_control(character)) {
      append_number(json, character);
    } else {
      json.append(text, begin, at - begin);
    }
  }
  json += '"';
  return json;
}

std::string escape_controls(std::string_view json) {
  std::string escaped;
  escaped.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const std::size_t begin = at;
    const char32_t character = next_character(json, at);
    // Those below are white space between tokens; in strings JSON has them escaped already.
    if (character >= 0x7F && is_control(character)) {
      append_number(escaped, character);
    } else {
      escaped.append(json, begin, at - begin);
    }
  }
  return escaped;
}

}  // namespace fundstelle
