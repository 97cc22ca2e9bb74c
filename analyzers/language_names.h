// What metadata and filters call a language, as a code. Apart from language_detector.h, so that the
// searcher, which never guesses a language, does not load CLD2.
#pragma once

#include <string>
#include <string_view>

namespace fundstelle {

/// ISO 639-1 code for what metadata calls a language: `de`, `de-AT`, `DE_ch`, `ger`, `German`,
/// `Deutsch`. Empty when it names none that is known.
std::string normalize_language_code(std::string_view name);

}  // namespace fundstelle
