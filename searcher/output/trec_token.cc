#include "searcher/output/trec_token.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

namespace fundstelle {

std::string trec_token(std::string_view name) {
  const std::string valid = repair_utf8(name).text;
  std::string token;
  for (std::size_t at = 0; at < valid.size();) {
    const std::size_t begin = at;
    const auto character = static_cast<UChar32>(next_character(valid, at));
    const bool encode = character == '%' || u_isUWhiteSpace(character) || u_isISOControl(character);
    for (std::size_t i = begin; i < at; ++i) {
      if (encode) {
        token += fmt::format("%{:02X}", static_cast<unsigned char>(valid[i]));
      } else {
        token += valid[i];
      }
    }
  }
  return token;
}

}  // namespace fundstelle
