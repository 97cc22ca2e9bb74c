#include "analyzers/german_key.h"

namespace fundstelle {
namespace {

// In UTF-8, ä ö ü are two bytes and written out two letters: offsets are the same in both.
char vowel_of_umlaut(std::string_view form, std::size_t at) {
  if (form[at] != '\xC3' || at + 1 == form.size()) return 0;
  switch (form[at + 1]) {
    case '\xA4':
      return 'a';
    case '\xB6':
      return 'o';
    case '\xBC':
      return 'u';
    default:
      return 0;
  }
}

}  // namespace

std::string german_key(std::string_view form) {
  std::string key(form);
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (const char vowel = vowel_of_umlaut(form, i)) {
      key[i] = vowel;
      key[++i] = 'e';
    }
  }
  return key;
}

}  // namespace fundstelle
