// The two languages that have an analyzer.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace fundstelle {

enum class Language { kEnglish, kGerman };

inline constexpr std::array kLanguages = {Language::kEnglish, Language::kGerman};

/// Its place in kLanguages, for arrays that have one element for each.
constexpr std::size_t index_of(Language language) {
  return static_cast<std::size_t>(language);
}

/// `en` or `de`.
constexpr std::string_view language_code(Language language) {
  return language == Language::kGerman ? "de" : "en";
}

/// The analyzer for a language code; English serves every language without an analyzer of its own.
constexpr Language analyzer_language(std::string_view code) {
  return code == "de" ? Language::kGerman : Language::kEnglish;
}

}  // namespace fundstelle
