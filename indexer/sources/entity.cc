#include <charconv>

#include <libxml/HTMLparser.h>

#include "base/encoding.h"
#include "base/utf8.h"
#include "indexer/sources/document.h"

namespace fundstelle {
namespace {

// The code point of `#228` or `#xE4`, or of a name; 0 when there is none.
char32_t code_point_of(std::string_view name) {
  if (name.substr(0, 1) != "#") {
    const std::string terminated(name);
    const auto* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(terminated.c_str()));
    return entity == nullptr ? 0 : entity->value;
  }
  name.remove_prefix(1);
  int base = 10;
  if (name.substr(0, 1) == "x" || name.substr(0, 1) == "X") {
    name.remove_prefix(1);
    base = 16;
  }
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value, base);
  if (error != std::errc{} || end != name.data() + name.size() || value == 0) return 0xFFFD;
  return value < 0xA0 ? windows_1252_character(static_cast<unsigned char>(value)) : value;
}

}  // namespace

void append_entity(std::string& text, std::string_view reference) {
  const char32_t character = code_point_of(reference.substr(1, reference.size() - 2));
  if (character == 0) {
    text += reference;
  } else {
    append_utf8(text, character);
  }
}

}  // namespace fundstelle
