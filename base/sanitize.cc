#include "base/sanitize.h"

#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "base/printed_text.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

void append_control(std::string& out, char32_t character) {
  if (character == '\n') {
    out += "\\n";
  } else if (character == '\t') {
    out += "\\t";
  } else {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned>(character));
  }
}

void append_code_point(std::string& out, char32_t character) {
  const auto code = static_cast<unsigned>(character);
  if (code > 0xFFFF) {
    fmt::format_to(std::back_inserter(out), "\\U{:08x}", code);
  } else {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", code);
  }
}

}  // namespace

std::string sanitize_for_terminal(std::string_view text, Invisible invisible) {
  const std::string valid = repair_utf8(text).text;
  std::string safe;
  safe.reserve(valid.size());
  PrintedText characters(valid);
  while (const std::optional<PrintedCharacter> printed = characters.next()) {
    switch (printed->effect) {
      case Effect::kShown:
        safe.append(valid, printed->begin, printed->end - printed->begin);
        break;
      case Effect::kControl:
        append_control(safe, printed->character);
        break;
      case Effect::kInvisible:
        if (invisible == Invisible::kLeftOut) break;
        [[fallthrough]];
      case Effect::kBreak:
        append_code_point(safe, printed->character);
        break;
    }
  }
  return safe;
}

}  // namespace fundstelle
