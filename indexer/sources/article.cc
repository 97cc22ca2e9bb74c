#include "indexer/sources/article.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace fundstelle {
namespace {

// Paths and values come from outside: a line feed or an escape sequence must not reach a terminal.
std::string without_control_characters(std::string_view text) {
  const std::string valid = repair_utf8(text).text;
  std::string escaped;
  escaped.reserve(valid.size());
  for (std::size_t at = 0; at < valid.size();) {
    const char32_t character = next_character(valid, at);
    if (character == U'\n') {
      escaped += "\\n";
    } else if (character == U'\t') {
      escaped += "\\t";
    } else if (character < 0x20 || character == 0x7F) {
      escaped += fmt::format("\\x{:02x}", static_cast<unsigned>(character));
    } else if (character < 0xA0 && character > 0x7F) {
      escaped += fmt::format("\\u{:04x}", static_cast<unsigned>(character));
    } else {
      append_utf8(escaped, character);
    }
  }
  return escaped;
}

}  // namespace

std::string Article::id() const {
  if (record) return *record;
  return number == 0 ? path : fmt::format("{}#{}", path, number);
}

std::string Article::key() const {
  // A path holds no NUL, so neither two files nor an id and a number can ever collide.
  if (record) return path + '\0' + 'i' + *record;
  return number == 0 ? path : path + '\0' + '#' + std::to_string(number);
}

std::string Failure::to_string() const {
  std::string text = path;
  if (line != 0) {
    text += fmt::format(":{}", line);
  } else if (record) {
    text += '#' + *record;
  }
  text += ": ";
  if (!field.empty()) text += field + ": ";
  return without_control_characters(text + reason);
}

}  // namespace fundstelle
