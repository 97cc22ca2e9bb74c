#include "searcher/snippets/marker.h"

#include <algorithm>
#include <optional>

namespace fundstelle {
namespace {

// What is no word by itself matches by its stem only: prefixes and exact forms are of whole words.
bool matches(const MarkedWord& word, const Token& token, Language language) {
  const bool by_stem = word.prefix.empty() && word.form.empty();
  if (token.kind != TokenKind::kWord && !by_stem) return false;
  if (!word.prefix.empty()) return token.form.starts_with(word.prefix);
  if (!word.form.empty()) return token.form == word.form;
  const std::string& stem = word.stems[language];
  return !stem.empty() && token.stem == stem;
}

// The last token of `rule` when it begins at `first`. A phrase is of whole words of one block.
std::optional<std::size_t> match_last(const MarkRule& rule, std::span<const Token> tokens,
                                      std::size_t first, Language language) {
  if (rule.words.size() == 1) {
    if (!matches(rule.words.front(), tokens[first], language)) return std::nullopt;
    return first;
  }
  std::size_t at = first;
  std::size_t last = first;
  for (const MarkedWord& word : rule.words) {
    while (at < tokens.size() && at > first && tokens[at].kind != TokenKind::kWord) ++at;
    if (at == tokens.size() || tokens[at].kind != TokenKind::kWord ||
        (at > first && tokens[at].first_of_block) || !matches(word, tokens[at], language)) {
      return std::nullopt;
    }
    last = at++;
  }
  return last;
}

}  // namespace

MarkFinder::MarkFinder(const HighlightRules& rules) : rules_(rules) {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].words.empty()) continue;
    const MarkedWord& first = rules[i].words.front();
    if (!first.prefix.empty()) {
      by_prefix_[first.prefix.size()][first.prefix].push_back(i);
    } else if (!first.form.empty()) {
      by_form_[first.form].push_back(i);
    } else {
      for (const Language language : kLanguages) {
        if (!first.stems[language].empty()) by_stem_[language][first.stems[language]].push_back(i);
      }
    }
  }
}

void MarkFinder::find_candidates(const Token& token, Language language, Numbers& numbers) const {
  numbers.clear();
  const auto add = [&](const auto& rules, std::string_view key) {
    if (key.empty() || rules.empty()) return;
    const auto found = rules.find(key);
    if (found != rules.end()) {
      numbers.insert(numbers.end(), found->second.begin(), found->second.end());
    }
  };
  add(by_stem_[language], token.stem);
  add(by_form_, token.form);
  for (const auto& [size, rules] : by_prefix_) {
    if (size > token.form.size()) break;
    add(rules, token.form.substr(0, size));
  }
  std::sort(numbers.begin(), numbers.end());
}

std::vector<Mark> MarkFinder::find(std::span<const Token> tokens, Language language,
                                   bool in_title) const {
  std::vector<Mark> marks;
  Numbers candidates;
  std::size_t word = 0;  // the last whole word
  for (std::size_t first = 0; first < tokens.size(); ++first) {
    if (tokens[first].kind == TokenKind::kWord) word = first;
    find_candidates(tokens[first], language, candidates);
    for (const std::size_t i : candidates) {
      if (rules_[i].title_only && !in_title) continue;
      const auto last = match_last(rules_[i], tokens, first, language);
      if (!last) continue;
      const std::size_t end = tokens[*last].end;
      marks.push_back({tokens[first].start, end, i, tokens[word].start,
                       *last == first ? std::max(end, tokens[word].end) : end});
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
