#include "analyzers/sentences.h"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include "analyzers/by_language.h"
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

// `Ende.Anfang` is one word: these full stops join letters (UAX #29, MidNumLet).
bool is_inside_word(std::string_view before, std::string_view gap) {
  return gap.empty() && (before.ends_with('.') || before.ends_with("\u2024") ||
                         before.ends_with("\uFE52") || before.ends_with("\uFF0E"));
}

void append_trimmed(std::string_view text, std::size_t start, std::size_t end,
                    std::vector<SentenceRange>& sentences) {
  const std::string_view sentence = trim(text.substr(start, end - start));
  if (sentence.empty()) return;
  const auto first = static_cast<std::size_t>(sentence.data() - text.data());
  const std::size_t last = first + sentence.size();
  if (!sentences.empty()) {
    SentenceRange& before = sentences.back();
    const std::string_view earlier = text.substr(before.start, before.end - before.start);
    const std::string_view gap = text.substr(before.end, first - before.end);
    if (is_inside_word(earlier, gap) || is_between_initials(earlier, gap, sentence)) {
      before.end = last;
      return;
    }
  }
  sentences.push_back({first, last});
}

// Making one takes longer than cutting a page of text, so each thread keeps its own.
icu::BreakIterator& sentence_iterator(Language language) {
  thread_local ByLanguage<std::unique_ptr<icu::BreakIterator>> iterators;
  std::unique_ptr<icu::BreakIterator>& iterator = iterators[language];
  if (!iterator) {
    // ICU's suppressions keep "z. B." and "Mr." from ending a sentence.
    const icu::Locale locale(language == Language::kGerman ? "de@ss=standard" : "en@ss=standard");
    UErrorCode status = U_ZERO_ERROR;
    iterator.reset(icu::BreakIterator::createSentenceInstance(locale, status));
    if (U_FAILURE(status)) throw Error("ICU has no sentence rules", "reinstall the ICU library");
  }
  return *iterator;
}

}  // namespace

std::vector<SentenceRange> find_sentences(std::string_view text, Language language) {
  icu::BreakIterator& iterator = sentence_iterator(language);
  UErrorCode status = U_ZERO_ERROR;
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator.setText(&source, status);
  if (U_FAILURE(status)) throw Error("ICU could not find the sentences of a text");

  std::vector<SentenceRange> sentences;
  std::int32_t start = iterator.first();
  for (std::int32_t end = iterator.next(); end != icu::BreakIterator::DONE;
       start = end, end = iterator.next()) {
    append_trimmed(text, static_cast<std::size_t>(start), static_cast<std::size_t>(end), sentences);
  }
  utext_close(&source);
  return sentences;
}

}  // namespace fundstelle
