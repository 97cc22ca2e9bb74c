#include "base/sanitize.h"

#include <iterator>

#include <fmt/format.h>

#include "base/utf8.h"

namespace fundstelle {
namespace {

// The bidirectional controls of Unicode (UAX #9), and the separators that end a line.
bool is_layout_control(char32_t character) {
  return character == 0x061C || character == 0x200E || character == 0x200F ||
         (character >= 0x2028 && character <= 0x202E) ||
         (character >= 0x2066 && character <= 0x2069);
}

}  // namespace

std::string sanitize_for_terminal(std::string_view text) {
  const std::string valid = repair_utf8(text).text;
  std::string safe;
  safe.reserve(valid.size());
  for (std::size_t at = 0; at < valid.size();) {
    const std::size_t begin = at;
    const char32_t character = next_character(valid, at);
    const auto code = static_cast<unsigned>(character);
    if (character == '\n') {
      safe += "\\n";
    } else if (character == '\t') {
      safe += "\\t";
    } else if (is_control(character)) {
      fmt::format_to(std::back_inserter(safe), "\\x{:02x}", code);
    } else if (is_layout_control(character)) {
      fmt::format_to(std::back_inserter(safe), "\\u{:04x}", code);
    } else {
      safe.append(valid, begin, at - begin);
    }
  }
  return safe;
}

}  // namespace fundstelle
