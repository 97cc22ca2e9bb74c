// Fuzzes the way from bytes to tokens: repair to valid UTF-8, words, folding, stems, compounds.
//
// The whole input is the text. Both analyzers read it, as they must find the same words.
#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/analyzer.h"
#include "analyzers/folding.h"
#include "analyzers/normal_form.h"
#include "analyzers/word_segmenter.h"
#include "base/utf8.h"
#include "tests/fuzz/check.h"
#include "tests/unit/analyzers/shared_language_data.h"

namespace fundstelle {
namespace {

// unfold_offset() folds the word anew for each of its characters.
constexpr std::size_t kMaxUnfoldedBytes = 64;

/// A token that outlives the analyzer's next call.
struct OwnedToken {
  explicit OwnedToken(const Token& token)
      : kind(token.kind),
        stop(token.stop),
        position(token.position),
        start(token.start),
        end(token.end),
        form(token.form),
        stem(token.stem) {}
  bool operator==(const OwnedToken&) const = default;

  TokenKind kind;
  bool stop;
  std::uint32_t position;
  std::size_t start;
  std::size_t end;
  std::string form;
  std::string stem;
};

std::vector<OwnedToken> analyze(Analyzer& analyzer, std::string_view text) {
  const std::span<const Token> tokens = analyzer.analyze(text);
  return {tokens.begin(), tokens.end()};
}

void check_repair(std::string_view bytes, const RepairedText& repaired) {
  check(is_valid_utf8(repaired.text), "repaired text is valid UTF-8");
  if (is_valid_utf8(bytes)) {
    check(repaired.text == bytes && repaired.replaced == 0, "valid UTF-8 needs no repair");
  } else {
    check(repaired.replaced > 0, "what is replaced is counted");
  }
}

void check_segments(std::string_view text) {
  WordSegmenter segmenter;
  std::vector<WordRange> words, by_icu;
  segmenter.segment(text, words);
  segmenter.segment_with_icu(text, by_icu);
  check(words == by_icu, "the fast path finds the words that ICU finds");
}

void check_token(std::string_view text, const OwnedToken& token) {
  check(token.start < token.end && token.end <= text.size(), "a range lies in the text");
  check(is_character_border(text, token.start) && is_character_border(text, token.end),
        "a range lies on character borders");
  check(!token.form.empty() && is_valid_utf8(token.form), "a form is valid and not empty");
  check(!token.stem.empty() && is_valid_utf8(token.stem), "a stem is valid and not empty");
}

void check_word(std::string_view text, const OwnedToken& word) {
  const std::string_view written = text.substr(word.start, word.end - word.start);
  if (written.size() > kMaxWordBytes) return;
  check(word.form == fold_word(written), "a form is its folded word");
  check(word.form == fold(word.form), "folding a form changes nothing");
  check(written.ends_with('.') ||
            unfold_offset(written, word.form, word.form.size()) == written.size(),
        "the form's end is the end of the word");
  if (written.size() > kMaxUnfoldedBytes) return;
  std::size_t before = 0;
  for (std::size_t offset = 0; offset <= word.form.size(); ++offset) {
    const std::size_t unfolded = unfold_offset(written, word.form, offset);
    check(unfolded >= before && unfolded <= written.size(), "unfolded offsets ascend");
    check(is_character_border(written, unfolded), "an unfolded offset is a character border");
    before = unfolded;
  }
}

/// `tokens` begins with a word; returns how many others follow it.
std::size_t check_followers(std::span<const OwnedToken> tokens) {
  const OwnedToken& word = tokens.front();
  std::size_t count = 0;
  std::size_t behind = word.start;
  for (const OwnedToken& token : tokens.subspan(1)) {
    if (token.kind == TokenKind::kWord) break;
    ++count;
    check(token.position == word.position, "what follows a word shares its position");
    check(!token.stop, "only a word is a function word");
    switch (token.kind) {
      case TokenKind::kPart:
        check(!word.stop, "a function word has no parts");
        check(token.start >= behind && token.end <= word.end, "parts ascend inside their word");
        behind = token.end;
        break;
      case TokenKind::kJoined:
        check(token.start == word.start && token.end > word.end, "more than the word is joined");
        break;
      default:
        check(token.start == word.start && token.end == word.end, "a variant is the whole word");
    }
  }
  return count;
}

void check_tokens(std::string_view text, std::span<const OwnedToken> tokens) {
  std::size_t behind = 0;
  std::uint32_t position = 0;
  for (const OwnedToken& token : tokens) check_token(text, token);
  while (!tokens.empty()) {
    const OwnedToken& word = tokens.front();
    check(word.kind == TokenKind::kWord, "a text begins with a word");
    check(word.start >= behind, "words ascend and do not overlap");
    check(word.position == ++position, "words count from 1 without gaps");
    check_word(text, word);
    behind = word.end;
    tokens = tokens.subspan(1 + check_followers(tokens));
  }
}

std::vector<OwnedToken> whole_words(std::vector<OwnedToken> tokens) {
  std::erase_if(tokens, [](const OwnedToken& token) { return token.kind != TokenKind::kWord; });
  return tokens;
}

void check_same_words(const std::vector<OwnedToken>& english,
                      const std::vector<OwnedToken>& german) {
  check(std::equal(english.begin(), english.end(), german.begin(), german.end(),
                   [](const OwnedToken& a, const OwnedToken& b) {
                     return a.start == b.start && a.end == b.end && a.form == b.form;
                   }),
        "both languages have the same words");
}

void run(std::string_view bytes) {
  const RepairedText repaired = repair_utf8(bytes);
  const std::string_view text = repaired.text;
  check_repair(bytes, repaired);
  check_segments(text);
  std::vector<std::vector<OwnedToken>> by_language;
  for (const Language language : kLanguages) {
    Analyzer analyzer(language, shared_language_data());
    std::vector<OwnedToken> tokens = analyze(analyzer, text);
    check_tokens(text, tokens);
    check(tokens == analyze(analyzer, text), "remembered words give the same tokens");
    by_language.push_back(std::move(tokens));
  }
  check_same_words(whole_words(by_language.at(0)), whole_words(by_language.at(1)));
}

}  // namespace
}  // namespace fundstelle

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fundstelle::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
