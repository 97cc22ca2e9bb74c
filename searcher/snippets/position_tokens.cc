#include "searcher/snippets/position_tokens.h"

#include <algorithm>

#include "analyzers/normal_form.h"
#include "analyzers/word_joints.h"

namespace fundstelle {
namespace {

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

// Words of nothing but ignorable characters are not indexed.
bool is_indexed(std::string_view word) {
  return is_ascii(word.front()) || !fold_word(word).empty();
}

}  // namespace

std::optional<std::vector<Token>> PositionTokens::find(std::string_view text,
                                                       std::span<const PositionEntry> entries,
                                                       const WantedStems& wanted,
                                                       Analyzer& analyzer) {
  const auto stem_of = [&](const PositionEntry& entry) {
    const auto found = wanted.find(entry.stem);
    return found == wanted.end() ? std::string_view() : found->second;
  };
  segmenter_.segment(text, ranges_);
  std::vector<Token> tokens;
  tokens.reserve(ranges_.size());
  std::uint32_t position = 0;
  auto entry = entries.begin();
  for (std::size_t i = 0; i < ranges_.size(); ++i) {
    const WordRange& range = ranges_[i];
    if (!is_indexed(range.of(text))) continue;
    if (entry == entries.end() || entry->part) return std::nullopt;
    const PositionEntry word = *entry++;
    const bool first_of_block = entry != entries.end() && is_block_mark(word, *entry);
    if (first_of_block) ++entry;
    tokens.push_back({TokenKind::kWord,
                      false,
                      first_of_block,
                      ++position,
                      range.start,
                      range.end,
                      {},
                      stem_of(word)});
    const auto first_part = entry;
    while (entry != entries.end() && entry->part) ++entry;
    const std::span<const PositionEntry> parts(first_part, entry);
    if (std::none_of(parts.begin(), parts.end(),
                     [&](const PositionEntry& part) { return !stem_of(part).empty(); })) {
      continue;
    }
    const std::size_t first_token = tokens.size();
    if (!add_parts(text, i, analyzer, tokens) || tokens.size() - first_token != parts.size()) {
      return std::nullopt;
    }
    for (std::size_t part = 0; part < parts.size(); ++part) {
      Token& token = tokens[first_token + part];
      token.position = position;
      token.form = {};
      token.stem = stem_of(parts[part]);
    }
  }
  if (entry != entries.end()) return std::nullopt;
  return tokens;
}

// Only the analyzer knows where the parts of a word begin, and what it is joined with. What stands
// beside decides whether capitals mean a name.
bool PositionTokens::add_parts(std::string_view text, std::size_t number, Analyzer& analyzer,
                               std::vector<Token>& tokens) const {
  const std::size_t first = number == 0 ? number : number - 1;
  const std::size_t last =
      std::min(std::max(joined_end(text, ranges_, number), number + 2), ranges_.size()) - 1;
  const std::size_t start = ranges_[first].start;
  const std::size_t end = last + 1 == ranges_.size() ? text.size() : ranges_[last + 1].start;
  const std::span<const Token> analysed = analyzer.analyze(text.substr(start, end - start));
  const auto is_word = [&](const Token& token) {
    return token.kind == TokenKind::kWord && start + token.start == ranges_[number].start;
  };
  const auto word = std::find_if(analysed.begin(), analysed.end(), is_word);
  if (word == analysed.end()) return false;
  for (auto part = word + 1; part != analysed.end() && part->kind != TokenKind::kWord; ++part) {
    tokens.push_back(*part);
    tokens.back().start += start;
    tokens.back().end += start;
  }
  return true;
}

}  // namespace fundstelle
