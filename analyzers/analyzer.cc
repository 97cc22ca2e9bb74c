#include "analyzers/analyzer.h"

#include <algorithm>

#include <fmt/format.h>

#include "analyzers/folding.h"
#include "analyzers/german_key.h"
#include "analyzers/language_data.h"
#include "analyzers/plain_letters.h"
#include "analyzers/word_borders.h"
#include "analyzers/word_joints.h"
#include "base/ascii.h"
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
      stemmer_(language),
      spellings_(data.spellings(language)) {
  if (language == Language::kGerman) {
    splitter_.emplace(data.vocabulary(), data.gazetteer(), data.compound_exceptions());
    vocabulary_ = data.vocabulary();
  }
}

std::span<const Token> Analyzer::analyze(std::string_view text, std::size_t start,
                                         std::size_t end) {
  // Only here: the tokens of the last call point into the cache.
  if (words_.size() > max_remembered_) {
    spellings_seen_.clear();
    words_.clear();
  }
  const std::string_view piece = text.substr(start, end - start);
  segmenter_.segment(piece, ranges_);
  tokens_.clear();
  tokens_.reserve(ranges_.size());
  std::uint32_t position = 0;
  for (std::size_t i = 0; i < ranges_.size(); ++i) {
    if (!add_word(piece, i, position + 1)) continue;
    add_joined(piece, i, ++position);
  }
  for (Token& token : tokens_) {
    token.start += start;
    token.end += start;
  }
  return tokens_;
}

void Analyzer::forget() {
  tokens_.clear();
  spellings_seen_ = StringNumbers();
  words_ = {};
}

// False for nothing but ignorable characters.
bool Analyzer::add_word(std::string_view text, std::size_t number, std::uint32_t position) {
  const WordRange& range = ranges_[number];
  const Word& word = look_up(range.of(text));
  if (word.form.empty()) return false;
  const std::size_t end_before = number == 0 ? range.start : ranges_[number - 1].end;
  const bool first = ends_block(text.substr(end_before, range.start - end_before));
  tokens_.push_back(
      {TokenKind::kWord, word.stop, first, position, range.start, range.end, word.form, word.stem});
  for (const Part& part : word.parts) {
    const bool by_capitals =
        part.kind == TokenKind::kAcronym && part.form.find('.') == part.form.npos;
    if (by_capitals && !is_name_in_capitals(text, number)) continue;
    tokens_.push_back({part.kind, false, false, position, range.start + part.start,
                       range.start + part.end, part.form, part.stem});
  }
  return true;
}

void Analyzer::add_joined(std::string_view text, std::size_t first, std::uint32_t position) {
  const std::size_t end = joined_end(text, ranges_, first);
  if (end == first + 1) return;
  const Word& joined = look_up_joined(text, first, end);
  const std::string& stem_of_first = look_up(ranges_[first].of(text)).stem;
  if (joined.form.empty() || joined.stem == stem_of_first) return;
  tokens_.push_back({TokenKind::kJoined, false, false, position, ranges_[first].start,
                     ranges_[end - 1].end, joined.form, joined.stem});
}

// In a line of capitals they mean nothing: a neighbour in the line has small letters, or there is
// none that has letters at all.
bool Analyzer::is_name_in_capitals(std::string_view text, std::size_t number) const {
  bool beside_capitals = false;
  const auto beside = [&](std::size_t neighbour, std::size_t start, std::size_t end) {
    if (text.substr(start, end - start).find('\n') != std::string_view::npos) return false;
    const std::string_view written = ranges_[neighbour].of(text);
    const auto has = [&](char first, char last) {
      return std::any_of(written.begin(), written.end(),
                         [&](char c) { return c >= first && c <= last; });
    };
    beside_capitals = beside_capitals || has('A', 'Z');
    return has('a', 'z');
  };
  const WordRange& range = ranges_[number];
  if (number > 0 && beside(number - 1, ranges_[number - 1].end, range.start)) return true;
  if (number + 1 < ranges_.size() && beside(number + 1, range.end, ranges_[number + 1].start)) {
    return true;
  }
  return !beside_capitals;
}

const Analyzer::Word& Analyzer::look_up(std::string_view written) {
  if (written.size() > kMaxWordBytes) return look_up_long(shortened(written));
  if (const auto seen = spellings_seen_.find(written)) return words_[*seen];
  Word word;
  word.form = fold_word(written);
  if (word.form.empty()) return remember(written, std::move(word));
  const NormalForm normal = normal_form(written, word.form, language_);
  word.stem = stem_of(normal.base);
  word.stop = stop_words_.contains(word.form);
  add_other_stems(written, normal, word);
  if (!word.stop) add_piece(written, normal, word);
  if (splitter_ && !word.stop && word.parts.empty()) split(written, word);
  return remember(written, std::move(word));
}

// As one word of the language, whatever stands between its pieces.
const Analyzer::Word& Analyzer::look_up_joined(std::string_view text, std::size_t first,
                                               std::size_t end) {
  const std::string_view written =
      text.substr(ranges_[first].start, ranges_[end - 1].end - ranges_[first].start);
  if (const auto seen = spellings_seen_.find(written)) return words_[*seen];
  Word word;
  std::string base;
  for (std::size_t i = first; i < end; ++i) {
    const std::string_view piece = ranges_[i].of(text);
    const std::string form = fold_word(piece);
    word.form += form;
    if (!form.empty()) base += normal_form(piece, form, language_).base;
  }
  word.stem = stem_of(base);
  return remember(written, std::move(word));
}

std::string Analyzer::stem_of(std::string_view base) const {
  return stemmer_.stem(spellings_.preferred(base));
}

void Analyzer::add_other_stems(std::string_view written, const NormalForm& normal,
                               Word& word) const {
  const auto add = [&](TokenKind kind, std::string stem) {
    word.parts.push_back({kind, 0, written.size(), word.form, std::move(stem)});
  };
  const bool meant_as_name = normal.acronym || normal.in_capitals;
  if (meant_as_name && has_other_meaning(normal.base)) {
    std::string capitals = normal.base;
    std::transform(capitals.begin(), capitals.end(), capitals.begin(), upper_ascii);
    add(TokenKind::kAcronym, std::move(capitals));
  }
  if (normal.variant.empty()) return;
  std::string stem = stem_of(normal.variant);
  if (stem != word.stem) add(TokenKind::kVariant, std::move(stem));
}

// A function word, or the English pronoun that is no stop word because of the country.
bool Analyzer::has_other_meaning(const std::string& base) const {
  return stop_words_.contains(base) || (language_ == Language::kEnglish && base == "us");
}

// An ending in capitals tells little: LinkedIn is no gender form.
void Analyzer::add_piece(std::string_view written, const NormalForm& normal, Word& word) const {
  if (normal.piece_end == 0) return;
  const std::string_view piece =
      written.substr(normal.piece_start, normal.piece_end - normal.piece_start);
  std::string form = fold(piece);
  if (form.empty()) return;
  const bool by_capital = normal.piece_start == 0 && gender_sign(written) == written.size();
  if (by_capital && !vocabulary_.find(german_key(form + "innen"))) return;
  std::string stem = stem_of(normal_form(piece, form, language_).base);
  if (stem == word.stem) return;
  word.parts.push_back(
      {TokenKind::kPart, normal.piece_start, normal.piece_end, std::move(form), std::move(stem)});
}

const Analyzer::Word& Analyzer::look_up_long(const std::string& form) {
  if (const auto seen = spellings_seen_.find(form)) return words_[*seen];
  return remember(form, Word{form, form, false, {}});
}

const Analyzer::Word& Analyzer::remember(std::string_view written, Word&& word) {
  spellings_seen_.number(written);
  return words_.emplace_back(std::move(word));
}

void Analyzer::split(std::string_view written, Word& word) const {
  std::size_t start = 0;
  for (CompoundPart& part : splitter_->split(word.form, word.stem)) {
    const std::size_t end = unfold_offset(written, word.form, part.end);
    if (end == start) {  // a border inside a character such as the ligature ﬁ
      word.parts.clear();
      return;
    }
    word.parts.push_back({TokenKind::kPart, start, end,
                          word.form.substr(part.start, part.end - part.start),
                          stem_of(plain_letters(part.base, Umlauts::kKeep))});
    start = end;
  }
}

}  // namespace fundstelle
