#include "analyzers/language_names.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>

#include "analyzers/folding.h"
#include "base/utf8.h"

namespace fundstelle {

std::string normalize_language_code(std::string_view name) {
  std::string folded = fold(trim(name));
  if (folded.empty()) return {};
  const std::string tag = folded.substr(0, folded.find_first_of("-_"));
  // uloc_getISOLanguages lists two-letter codes first; ICU knows the three-letter ones beside them.
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    if (std::string_view(*code).size() != 2) continue;
    if (tag == *code || tag == uloc_getISO3Language(*code)) return *code;
  }
  if (tag == "ger") return "de";  // ISO 639-2/B
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    if (std::string_view(*code).size() != 2) continue;
    for (const char* display : {"en", "de", *code}) {
      icu::UnicodeString display_name;
      icu::Locale(*code).getDisplayLanguage(icu::Locale(display), display_name);
      std::string utf8;
      display_name.toUTF8String(utf8);
      if (fold(utf8) == folded) return *code;
    }
  }
  return {};
}

}  // namespace fundstelle
