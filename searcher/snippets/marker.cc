#include "searcher/snippets/marker.h"

#include <algorithm>

namespace fundstelle {
namespace {

bool matches(const MarkedWord& word, const Token& token, Language language) {
  if (!word.prefix.empty()) return token.form.starts_with(word.prefix);
  if (!word.form.empty()) return token.form == word.form;
  const std::string& stem = word.stems[static_cast<std::size_t>(language)];
  return !stem.empty() && token.stem == stem;
}

// The token behind the last word of `rule` when it begins at `first`; `first` when it does not.
std::size_t match_end(const MarkRule& rule, std::span<const Token> tokens, std::size_t first,
                      Language language) {
  std::size_t at = first;
  for (const MarkedWord& word : rule.words) {
    if (at >= tokens.size() || !matches(word, tokens[at], language)) return first;
    ++at;
  }
  return at;
}

}  // namespace

std::vector<Mark> find_marks(std::span<const Token> tokens, Language language,
                             const HighlightRules& rules, bool in_title) {
  std::vector<Mark> marks;
  for (std::size_t first = 0; first < tokens.size(); ++first) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (rules[i].title_only && !in_title) continue;
      const std::size_t end = match_end(rules[i], tokens, first, language);
      if (end > first) marks.push_back({tokens[first].start, tokens[end - 1].end, i});
    }
  }
  return marks;
}

std::vector<std::pair<std::size_t, std::size_t>> merge_ranges(std::vector<Mark> marks) {
  std::sort(marks.begin(), marks.end(),
            [](const Mark& a, const Mark& b) { return a.start < b.start; });
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  for (const Mark& mark : marks) {
    if (!ranges.empty() && mark.start < ranges.back().second) {
      ranges.back().second = std::max(ranges.back().second, mark.end);
    } else {
      ranges.emplace_back(mark.start, mark.end);
    }
  }
  return ranges;
}

}  // namespace fundstelle
