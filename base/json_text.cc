#include "base/json_text.h"

#include <iterator>

#include <fmt/format.h>

#include "base/utf8.h"

namespace fundstelle {

std::string escape_controls(std::string_view json) {
  std::string escaped;
  escaped.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    const std::size_t begin = at;
    const char32_t character = next_character(json, at);
    // Those below are white space between tokens; in strings JSON has them escaped already.
    if (character >= 0x7F && is_control(character)) {
      fmt::format_to(std::back_inserter(escaped), "\\u{:04x}", static_cast<unsigned>(character));
    } else {
      escaped.append(json, begin, at - begin);
    }
  }
  return escaped;
}

}  // namespace fundstelle
