#include "analyzers/analyzer.h"

#include <fmt/format.h>

#include "analyzers/folding.h"
#include "analyzers/language_data.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr std::size_t kKeptBytes = 100;  // of a word longer than kMaxWordBytes

std::string shortened(std::string_view written) {
  return fmt::format("{}#{:016x}",
                     fold(written.substr(0, border_at_or_before(written, kKeptBytes))),
                     hash64(written));
}

}  // namespace

Analyzer::Analyzer(Language language, const LanguageData& data, std::size_t max_remembered)
    : language_(language),
      max_remembered_(max_remembered),
      stop_words_(data.stop_words(language)),
      stemmer_(language) {
  if (language == Language::kGerman) {
    splitter_.emplace(data.vocabulary(), data.gazetteer(), data.compound_exceptions());
  } else {
    spellings_ = data.english_spellings();
  }
}

std::span<const Token> Analyzer::analyze(std::string_view text) {
  // Only here: the tokens of the last call point into the cache.
  if (words_.size() > max_remembered_) {
    spellings_seen_.clear();
    words_.clear();
  }
  segmenter_.segment(text, ranges_);
  tokens_.clear();
  tokens_.reserve(ranges_.size());
  std::uint32_t position = 0;
  for (const WordRange& range : ranges_) {
    const Word& word = look_up(text.substr(range.start, range.end - range.start));
    if (word.form.empty()) continue;  // nothing but ignorable characters
    tokens_.push_back(
        {TokenKind::kWord, word.stop, ++position, range.start, range.end, word.form, word.stem});
    for (const Part& part : word.parts) {
      tokens_.push_back({TokenKind::kPart, false, position, range.start + part.start,
                         range.start + part.end, part.form, part.stem});
    }
  }
  return tokens_;
}

const Analyzer::Word& Analyzer::look_up(std::string_view written) {
  if (written.size() > kMaxWordBytes) return look_up_long(shortened(written));
  if (const auto seen = spellings_seen_.find(written)) return words_[*seen];
  Word word;
  word.form = fold(written);
  word.stem = stemmer_.stem(spellings_.preferred(word.form));
  word.stop = stop_words_.contains(word.form);
  if (splitter_ && !word.stop) word.parts = split(written, word);
  return remember(written, std::move(word));
}

const Analyzer::Word& Analyzer::look_up_long(const std::string& form) {
  if (const auto seen = spellings_seen_.find(form)) return words_[*seen];
  return remember(form, Word{form, form, false, {}});
}

const Analyzer::Word& Analyzer::remember(std::string_view written, Word&& word) {
  spellings_seen_.number(written);
  return words_.emplace_back(std::move(word));
}

std::vector<Analyzer::Part> Analyzer::split(std::string_view written, const Word& word) const {
  std::vector<Part> parts;
  std::size_t start = 0;
  for (CompoundPart& part : splitter_->split(word.form, word.stem)) {
    const std::size_t end = unfold_offset(written, word.form, part.end);
    if (end == start) return {};  // a border inside a character such as the ligature ﬁ
    parts.push_back({start, end, word.form.substr(part.start, part.end - part.start),
                     stemmer_.stem(part.base)});
    start = end;
  }
  return parts;
}

}  // namespace fundstelle
