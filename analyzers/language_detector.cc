#include "analyzers/language_detector.h"

// CLD2's headers expect these two first.
// clang-format off
#include <cstdio>
#include <cld2/public/encodings.h>
#include <cld2/public/compact_lang_det.h>
// clang-format on

#include <array>
#include <vector>

#include <unicode/locid.h>
#include <unicode/uloc.h>

#include "analyzers/folding.h"
#include "analyzers/language.h"
#include "analyzers/language_data.h"
#include "analyzers/word_segmenter.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr std::size_t kSampleBytes = 8192;  // beginning of the text that CLD2 reads
constexpr int kMinPercent = 60;             // of the sample, in the language found

std::string detect_with_cld2(std::string_view sample) {
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  int text_bytes = 0;
  bool reliable = false;
  CLD2::DetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), true,
                              languages.data(), percents.data(), &text_bytes, &reliable);
  if (!reliable || percents[0] < kMinPercent || languages[0] == CLD2::UNKNOWN_LANGUAGE) return {};
  const std::string_view code = CLD2::LanguageCode(languages[0]);
  return std::string(code.substr(0, code.find('-')));
}

std::string detect_by_function_words(std::string_view sample, const LanguageData& data) {
  std::vector<WordRange> words;
  WordSegmenter().segment(sample, words);
  int english = 0, german = 0;
  for (const WordRange& word : words) {
    const std::string form = fold(sample.substr(word.start, word.end - word.start));
    english += data.stop_words(Language::kEnglish).contains(form);
    german += data.stop_words(Language::kGerman).contains(form);
  }
  if (english == german) return {};
  return std::string(language_code(german > english ? Language::kGerman : Language::kEnglish));
}

}  // namespace

std::string detect_language(std::string_view text, const LanguageData& data) {
  const std::string_view sample = text.substr(0, border_at_or_before(text, kSampleBytes));
  std::string code = detect_with_cld2(sample);
  return code.empty() ? detect_by_function_words(sample, data) : code;
}

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
