#include "analyzers/language_detector.h"

// CLD2's headers expect these two first.
// clang-format off
#include <cstdio>
#include <cld2/public/encodings.h>
#include <cld2/public/compact_lang_det.h>
// clang-format on

#include <algorithm>
#include <array>
#include <vector>

#include "analyzers/folding.h"
#include "analyzers/language.h"
#include "analyzers/language_data.h"
#include "analyzers/word_segmenter.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr std::size_t kSampleBytes = 8192;  // beginning of the text that is looked at
constexpr int kMinPercent = 60;             // of the sample, in the language found

// What is a text of one language without doubt: so many of its function words, one word in so many,
// so many times those of the other language. Running text has one in two or three, Dutch or Danish
// text one in eight that could be English or German.
constexpr std::size_t kSureCount = 10;
constexpr std::size_t kSureShare = 5;
constexpr std::size_t kSureLead = 3;

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

struct FunctionWords {
  std::size_t words = 0;    // of any kind
  std::size_t letters = 0;  // words of a single letter: they draw tables and number paragraphs
  std::size_t english = 0;
  std::size_t german = 0;

  std::size_t more() const { return std::max(english, german); }
  std::size_t fewer() const { return std::min(english, german); }
  // So many and so clearly of one language that CLD2 need not be asked, which takes several times
  // as long as counting.
  bool decide() const {
    const std::size_t telling = more() - std::min(more(), letters);
    return telling >= kSureCount && telling * kSureShare >= words && telling >= fewer() * kSureLead;
  }
  std::string language() const {
    if (english == german) return {};
    return std::string(language_code(german > english ? Language::kGerman : Language::kEnglish));
  }
};

FunctionWords count_function_words(std::string_view sample, const LanguageData& data) {
  std::vector<WordRange> words;
  WordSegmenter().segment(sample, words);
  FunctionWords counts;
  counts.words = words.size();
  for (const WordRange& word : words) {
    if (word.end - word.start == 1) ++counts.letters;
    const std::string form = fold(sample.substr(word.start, word.end - word.start));
    counts.english += data.stop_words(Language::kEnglish).contains(form);
    counts.german += data.stop_words(Language::kGerman).contains(form);
  }
  return counts;
}

}  // namespace

std::string detect_language(std::string_view text, const LanguageData& data) {
  const std::string_view sample = text.substr(0, border_at_or_before(text, kSampleBytes));
  const FunctionWords counts = count_function_words(sample, data);
  if (counts.decide()) return counts.language();
  std::string code = detect_with_cld2(sample);
  return code.empty() ? counts.language() : code;
}

}  // namespace fundstelle
