#include "searcher/snippets/position_tokens.h"

#include <algorithm>

#include "analyzers/folding.h"

namespace fundstelle {
namespace {

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

// Words of nothing but ignorable characters are not indexed.
bool is_indexed(std::string_view word) {
  return is_ascii(word.front()) || !fold(word).empty();
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
  for (const WordRange& range : ranges_) {
    const std::string_view word = text.substr(range.start, range.end - range.start);
    if (!is_indexed(word)) continue;
    if (entry == entries.end() || entry->part) return std::nullopt;
    tokens.push_back(
        {TokenKind::kWord, false, ++position, range.start, range.end, {}, stem_of(*entry)});
    const auto first_part = ++entry;
    while (entry != entries.end() && entry->part) ++entry;
    const std::span<const PositionEntry> parts(first_part, entry);
    if (std::none_of(parts.begin(), parts.end(),
                     [&](const PositionEntry& part) { return !stem_of(part).empty(); })) {
      continue;
    }
    const std::span<const Token> analysed = analyzer.analyze(word);
    if (analysed.size() != parts.size() + 1) return std::nullopt;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Token& part = analysed[i + 1];
      tokens.push_back({TokenKind::kPart,
                        false,
                        position,
                        range.start + part.start,
                        range.start + part.end,
                        {},
                        stem_of(parts[i])});
    }
  }
  if (entry != entries.end()) return std::nullopt;
  return tokens;
}

}  // namespace fundstelle
