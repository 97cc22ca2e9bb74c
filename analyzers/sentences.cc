#include "analyzers/sentences.h"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include "base/error.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// `z. B.`, `J. P. Morgan`: one letter and a full stop at the end of what is before and at the
// beginning of what follows, on one line. ICU knows such pairs only when they are written close.
bool is_between_initials(std::string_view before, std::string_view gap, std::string_view after) {
  const std::size_t size = before.size();
  const bool initial_before = size >= 2 && before[size - 1] == '.' && is_letter(before[size - 2]) &&
                              (size == 2 || before[size - 3] == ' ' || before[size - 3] == '.');
  const bool initial_after = after.size() >= 2 && is_letter(after[0]) && after[1] == '.';
  return initial_before && initial_after && gap.find('\n') == std::string_view::npos;
}

void append_trimmed(std::string_view text, std::size_t start, std::size_t end,
                    std::vector<SentenceRange>& sentences) {
  const std::string_view sentence = trim(text.substr(start, end - start));
  if (sentence.empty()) return;
  const auto first = static_cast<std::size_t>(sentence.data() - text.data());
  const std::size_t last = first + sentence.size();
  if (!sentences.empty()) {
    SentenceRange& before = sentences.back();
    if (is_between_initials(text.substr(before.start, before.end - before.start),
                            text.substr(before.end, first - before.end), sentence)) {
      before.end = last;
      return;
    }
  }
  sentences.push_back({first, last});
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
