#include "analyzers/word_segmenter.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include "analyzers/text_pieces.h"
#include "analyzers/word_borders.h"
#include "base/error.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

// kBoundary: white space and the at sign; never part of a word, and what stands on one side says
// nothing of the other. kSeparator: never part of a word. kJoiner: a separator but where a
// character stands on either side without a space.
enum class CharClass : std::uint8_t { kOther, kBoundary, kLetter, kDigit, kSeparator, kJoiner };

constexpr std::array<CharClass, 128> make_ascii_classes() {
  std::array<CharClass, 128> classes{};
  const auto set = [&](std::string_view characters, CharClass char_class) {
    for (const char c : characters) classes[static_cast<std::size_t>(c)] = char_class;
  };
  set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", CharClass::kLetter);
  set("0123456789", CharClass::kDigit);
  set("!?()<>[]{}\\=%$\"|~^", CharClass::kSeparator);
  set(".,;:'&*_/-`+#", CharClass::kJoiner);
  for (std::size_t c = 0; c < classes.size(); ++c) {
    if (is_word_boundary(static_cast<char>(c))) classes[c] = CharClass::kBoundary;
  }
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
    return {sign ? CharClass::kSeparator : CharClass::kLetter, 2};
  }
  const std::string_view three = text.substr(at, 3);
  const bool mark = three == "„" || three == "“" || three == "”" || three == "–" || three == "—";
  return mark ? Character{CharClass::kSeparator, 3} : Character{};
}

// What one joiner between two letters or digits does, or two behind a word.
enum class Joint : std::uint8_t { kParts, kJoins, kUnclear };

// `joiner` stands alone between a character of class `before`, which ends a word of `word_size`
// bytes, and one of class `behind`, with which `rest` begins.
Joint joint_of(char joiner, CharClass before, std::size_t word_size, CharClass behind,
               std::string_view rest) {
  const bool letters = before == CharClass::kLetter && behind == CharClass::kLetter;
  const bool digits = before == CharClass::kDigit && behind == CharClass::kDigit;
  switch (joiner) {
    case '\'':
      return letters || digits ? Joint::kJoins : Joint::kParts;
    case '.':  // the word before may be the first letter of an acronym
      if (letters && word_size <= 2) return Joint::kUnclear;
      return digits ? Joint::kJoins : Joint::kParts;
    case ',':
    case ';':
      return digits ? Joint::kJoins : Joint::kParts;
    case '&':
    case '`':
      return letters ? Joint::kUnclear : Joint::kParts;
    case ':':
    case '*':
    case '_':
    case '/':
      return rest.starts_with("in") ? Joint::kUnclear : Joint::kParts;
    default:
      return Joint::kParts;
  }
}

// What happens between `word`, which ends with a character of class `before`, and the letter or
// digit at `at`, before which a joiner stands.
Joint joint_between(std::string_view text, const WordRange& word, CharClass before, std::size_t at,
                    CharClass behind) {
  const std::string_view gap = text.substr(word.end, at - word.end);
  const std::string_view rest = text.substr(at, 2);
  if (gap.size() == 1) return joint_of(gap[0], before, word.end - word.start, behind, rest);
  const bool gender = gap.size() == 2 && gap[1] == '-' && rest == "in";
  return gender ? Joint::kUnclear : Joint::kParts;
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
    // A run that is too long is cut as text_pieces.h says.
    const std::size_t limit = text.size() - at <= kMaxRunBytes
                                  ? text.size()
                                  : border_at_or_before(text, at + kMaxRunBytes);
    const std::size_t words_before = words.size();
    bool simple = true;
    CharClass letter = CharClass::kSeparator;  // of the last letter or digit
    CharClass last = CharClass::kSeparator;
    for (Character c; at < limit; at += c.length) {
      c = classify(text, at);
      if (c.char_class == CharClass::kBoundary) break;
      if (!simple) continue;
      if (c.char_class == CharClass::kLetter || c.char_class == CharClass::kDigit) {
        const bool adjacent = last == CharClass::kLetter || last == CharClass::kDigit;
        Joint joint = adjacent ? Joint::kJoins : Joint::kParts;
        if (last == CharClass::kJoiner && words.size() > words_before) {
          joint = joint_between(text, words.back(), letter, at, c.char_class);
        }
        if (joint == Joint::kUnclear) simple = false;
        if (joint == Joint::kJoins) words.back().end = at + c.length;
        if (joint == Joint::kParts) words.push_back({at, at + c.length});
        letter = c.char_class;
      } else if (c.char_class == CharClass::kOther ||
                 ((text[at] == '+' || text[at] == '#') && last == CharClass::kLetter &&
                  words.back().end == words.back().start + 1)) {
        simple = false;
      }
      last = c.char_class;
    }
    if (!simple) {
      words.resize(words_before);
      append_with_icu(text.substr(run_start, at - run_start), run_start, words);
      mend_word_borders(text, at, words_before, words);
    }
    if (at < limit) ++at;  // the boundary, one byte
  }
}

void WordSegmenter::segment_with_icu(std::string_view text, std::vector<WordRange>& words) {
  words.clear();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('@', at), text.size());
    const std::size_t words_before = words.size();
    append_with_icu(text.substr(at, end - at), at, words);
    mend_word_borders(text, end, words_before, words);
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
