#include "analyzers/word_segmenter.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include "base/error.h"

namespace fundstelle {
namespace {

// kBoundary: white space and the at sign; never part of a word, and what stands on one side says
// nothing of the other. kSeparator: never part of a word. kJoiner: joins a word only between two
// letters or two digits.
enum class CharClass : std::uint8_t { kOther, kBoundary, kLetterOrDigit, kSeparator, kJoiner };

constexpr std::array<CharClass, 128> make_ascii_classes() {
  std::array<CharClass, 128> classes{};
  const auto set = [&](std::string_view characters, CharClass char_class) {
    for (const char c : characters) classes[static_cast<std::size_t>(c)] = char_class;
  };
  set("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", CharClass::kLetterOrDigit);
  set(" \n\r\t@", CharClass::kBoundary);
  set("!?()<>[]{}*/\\-+=&%$#\"|~^`", CharClass::kSeparator);
  set(".,;:'", CharClass::kJoiner);
  return classes;
}
constexpr auto kAsciiClasses = make_ascii_classes();

struct Character {
  CharClass char_class = CharClass::kOther;
  std::size_t length = 1;
};

// A Latin-1 letter is one of U+00C0 to U+00FF but for × and ÷.
Character classify(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {kAsciiClasses[byte], 1};
  if (byte == 0xC3 && at + 1 < text.size()) {
    const bool sign = text[at + 1] == '\x97' || text[at + 1] == '\xB7';
    return {sign ? CharClass::kSeparator : CharClass::kLetterOrDigit, 2};
  }
  const std::string_view three = text.substr(at, 3);
  const bool mark = three == "„" || three == "“" || three == "”" || three == "–" || three == "—";
  return mark ? Character{CharClass::kSeparator, 3} : Character{};
}

}  // namespace

struct WordSegmenter::Icu {
  std::unique_ptr<icu::BreakIterator> iterator;
  UText text = UTEXT_INITIALIZER;

  Icu() {
    UErrorCode status = U_ZERO_ERROR;
    iterator.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) throw Error("ICU has no word break rules", "reinstall the ICU library");
  }
  ~Icu() { utext_close(&text); }
};

WordSegmenter::WordSegmenter() = default;
WordSegmenter::~WordSegmenter() = default;

void WordSegmenter::segment(std::string_view text, std::vector<WordRange>& words) {
  words.clear();
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t run_start = at;
    const std::size_t words_before = words.size();
    bool simple = true;
    CharClass before = CharClass::kSeparator, last = CharClass::kSeparator;
    for (Character c; at < text.size(); at += c.length) {
      c = classify(text, at);
      if (c.char_class == CharClass::kBoundary) break;
      if (!simple) continue;
      const bool letter = c.char_class == CharClass::kLetterOrDigit;
      if (c.char_class == CharClass::kOther ||
          (letter && last == CharClass::kJoiner && before == CharClass::kLetterOrDigit)) {
        simple = false;
      } else if (letter && last == CharClass::kLetterOrDigit) {
        words.back().end = at + c.length;
      } else if (letter) {
        words.push_back({at, at + c.length});
      }
      before = last;
      last = c.char_class;
    }
    if (!simple) {
      words.resize(words_before);
      append_with_icu(text.substr(run_start, at - run_start), run_start, words);
    }
    if (at < text.size()) ++at;  // the boundary, one byte
  }
}

void WordSegmenter::segment_with_icu(std::string_view text, std::vector<WordRange>& words) {
  words.clear();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('@', at), text.size());
    append_with_icu(text.substr(at, end - at), at, words);
    at = end + 1;
  }
}

void WordSegmenter::append_with_icu(std::string_view run, std::size_t offset,
                                    std::vector<WordRange>& words) {
  if (!icu_) icu_ = std::make_unique<Icu>();
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&icu_->text, run.data(), static_cast<std::int64_t>(run.size()), &status);
  icu_->iterator->setText(&icu_->text, status);
  if (U_FAILURE(status)) throw Error("ICU could not segment a text");
  std::int32_t start = icu_->iterator->first();
  for (std::int32_t end = icu_->iterator->next(); end != icu::BreakIterator::DONE;
       start = end, end = icu_->iterator->next()) {
    if (icu_->iterator->getRuleStatus() < UBRK_WORD_NONE_LIMIT) continue;
    words.push_back(
        {offset + static_cast<std::size_t>(start), offset + static_cast<std::size_t>(end)});
  }
}

}  // namespace fundstelle
