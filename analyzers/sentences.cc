#include "analyzers/sentences.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <memory>

#include "base/error.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

void append_trimmed(std::string_view text, std::size_t start, std::size_t end,
                    std::vector<SentenceRange>& sentences) {
  const std::string_view sentence = trim(text.substr(start, end - start));
  if (sentence.empty()) return;
  const auto first = static_cast<std::size_t>(sentence.data() - text.data());
  sentences.push_back({first, first + sentence.size()});
}

}  // namespace

std::vector<SentenceRange> find_sentences(std::string_view text, Language language) {
  UErrorCode status = U_ZERO_ERROR;
  // ICU's suppressions keep "z. B." and "Mr." from ending a sentence.
  const icu::Locale locale(language == Language::kGerman ? "de@ss=standard" : "en@ss=standard");
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createSentenceInstance(locale, status));
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.data(), static_cast<std::int64_t>(text.size()), &status);
  if (U_FAILURE(status)) throw Error("ICU has no sentence rules", "reinstall the ICU library");
  iterator->setText(&source, status);

  std::vector<SentenceRange> sentences;
  std::int32_t start = iterator->first();
  for (std::int32_t end = iterator->next(); end != icu::BreakIterator::DONE;
       start = end, end = iterator->next()) {
    append_trimmed(text, static_cast<std::size_t>(start), static_cast<std::size_t>(end), sentences);
  }
  utext_close(&source);
  return sentences;
}

}  // namespace fundstelle
