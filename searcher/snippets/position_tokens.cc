#include "searcher/snippets/position_tokens.h"

#include <algorithm>

#include "analyzers/normal_form.h"
#include "analyzers/piecewise_analysis.h"
#include "analyzers/word_joints.h"
#include "base/ascii.h"

namespace fundstelle {
namespace {

// So many take longer to look through than a word to fold.
constexpr std::size_t kManyBeginnings = 64;

// Words of nothing but ignorable characters are not indexed.
bool is_indexed(std::string_view word) {
  return is_ascii(word.front()) || !fold_word(word).empty();
}

}  // namespace

std::span<const Token> PositionTokens::find(std::size_t start, std::size_t end) {
  tokens_.clear();
  forms_.clear();
  if (!fits_) return {};
  // A piece begins with words of the one before.
  const auto known =
      std::lower_bound(words_.begin(), words_.end(), std::pair(start, std::size_t{0}));
  if (known != words_.end()) next_ = known->second;
  words_.clear();
  piece_start_ = start;
  piece_end_ = end;
  segmenter_.segment(text_.substr(start, end - start), ranges_);
  for (WordRange& range : ranges_) range = {range.start + start, range.end + start};
  tokens_.reserve(ranges_.size());
  std::uint32_t position = 0;
  for (std::size_t i = 0; i < ranges_.size(); ++i) {
    const std::string_view word = ranges_[i].of(text_);
    if (is_indexed(word) && !add_word(i, word, ++position)) {
      fits_ = false;
      tokens_.clear();
      return {};
    }
  }
  return tokens_;
}

bool PositionTokens::add_word(std::size_t number, std::string_view word, std::uint32_t position) {
  if (next_ == entries_.size()) return false;
  const PositionEntry entry = entries_[next_];
  if (entry.part) return false;
  const WordRange& range = ranges_[number];
  words_.emplace_back(range.start, next_);
  ++next_;
  const bool first_of_block = next_ < entries_.size() && is_block_mark(entry, entries_[next_]);
  if (first_of_block) ++next_;
  tokens_.push_back({TokenKind::kWord, false, first_of_block, position, range.start, range.end,
                     form_of(word), stem_of(entry)});
  const std::size_t first = next_;
  bool has_wanted_part = false;
  for (; next_ < entries_.size() && entries_[next_].part; ++next_) {
    has_wanted_part = has_wanted_part || !stem_of(entries_[next_]).empty();
  }
  return !has_wanted_part || add_parts(number, first, position) || is_only_context(number);
}

// Only the analyzer knows where the parts of a word begin, and what it is joined with. What stands
// beside decides whether capitals mean a name. `first`: the entry of the first part.
bool PositionTokens::add_parts(std::size_t number, std::size_t first, std::uint32_t position) {
  const std::size_t before = number == 0 ? number : number - 1;
  const std::size_t last =
      std::min(std::max(joined_end(text_, ranges_, number), number + 2), ranges_.size()) - 1;
  const std::size_t start = ranges_[before].start;
  const std::size_t end = last + 1 == ranges_.size() ? piece_end_ : ranges_[last + 1].start;
  const std::span<const Token> analysed = analyzer_.analyze(text_, start, end);
  const auto word = std::find_if(analysed.begin(), analysed.end(), [&](const Token& token) {
    return token.kind == TokenKind::kWord && token.start == ranges_[number].start;
  });
  if (word == analysed.end()) return false;
  const auto parts_end = std::find_if(
      word + 1, analysed.end(), [](const Token& token) { return token.kind == TokenKind::kWord; });
  const std::span<const Token> parts(word + 1, parts_end);
  if (parts.size() != next_ - first) return false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Token& token = tokens_.emplace_back(parts[i]);
    token.position = position;
    token.form = {};
    token.stem = stem_of(entries_[first + i]);
  }
  return true;
}

// The first and last words of a piece, which another piece has with more beside them.
bool PositionTokens::is_only_context(std::size_t number) const {
  constexpr std::size_t kContextWords = PieceSizes().context_words;
  return (piece_start_ > 0 && number < kContextWords) ||
         (piece_end_ < text_.size() && number + kContextWords >= ranges_.size());
}

std::string_view PositionTokens::stem_of(const PositionEntry& entry) const {
  const auto found = wanted_.stems.find(entry.stem);
  return found == wanted_.stems.end() ? std::string_view() : found->second;
}

std::string_view PositionTokens::form_of(std::string_view word) {
  if (!may_be_wanted(word)) return {};
  if (word.size() > kMaxWordBytes) {
    const std::span<const Token> analysed = analyzer_.analyze(word);
    return forms_.emplace_back(analysed.empty() ? std::string_view() : analysed.front().form);
  }
  return forms_.emplace_back(fold_word(word));
}

// Without folding it, which takes time. Of a word that is not all ASCII nobody knows.
bool PositionTokens::may_be_wanted(std::string_view word) const {
  if (wanted_.beginnings.size() > kManyBeginnings) return true;
  return std::any_of(wanted_.beginnings.begin(), wanted_.beginnings.end(),
                     [&](std::string_view beginning) {
                       for (std::size_t i = 0; i < word.size(); ++i) {
                         if (!is_ascii(word[i])) return true;
                         if (i < beginning.size() && lower_ascii(word[i]) != beginning[i]) {
                           // What follows may still join with this character.
                           return i + 1 < word.size() && !is_ascii(word[i + 1]);
                         }
                       }
                       return word.size() >= beginning.size();
                     });
}

std::optional<std::vector<Token>> find_position_tokens(std::string_view text,
                                                       const PackedZone& entries,
                                                       const WantedStems& stems,
                                                       Analyzer& analyzer) {
  const WantedWords wanted{stems, {}};
  PositionTokens tokens(text, entries, wanted, analyzer);
  const std::span<const Token> found = tokens.find(0, text.size());
  if (!tokens.fits() || !tokens.is_at_end()) return std::nullopt;
  return std::vector<Token>(found.begin(), found.end());
}

}  // namespace fundstelle
