#include "searcher/snippets/snippets.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "analyzers/sentences.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr double kRepeatWeight = 0.1;  // of a rule's further places in a passage
constexpr double kClosenessWeight =
    0.2;  // of what a passage is worth, when its marks are all close
constexpr std::size_t kMaxCharacterBytes = 4;

struct Passage {
  std::size_t first_mark = 0;
  std::size_t last_mark = 0;  // inclusive
  double score = 0;
};

struct Fragment {
  std::size_t start = 0;
  std::size_t end = 0;
};

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// The passages that begin with each mark and reach as far as a fragment may.
std::vector<Passage> find_passages(std::string_view text, const std::vector<Mark>& marks,
                                   const HighlightRules& rules, std::size_t max_characters) {
  std::vector<Passage> passages;
  const std::size_t nowhere = marks.size();
  std::vector<std::size_t> seen(rules.size(),
                                nowhere);  // the last passage with a place of the rule
  for (std::size_t first = 0; first < marks.size(); ++first) {
    Passage passage{first, first, 0};
    std::size_t last_new = first;  // the last mark of a rule not seen before
    for (std::size_t at = first; at < marks.size(); ++at) {
      const std::size_t start = marks[first].words_start;
      const std::size_t bytes = marks[at].words_end - start;
      if (at > first && bytes > max_characters &&
          count_characters(text.substr(start, bytes)) > max_characters) {
        break;
      }
      const double weight = rules[marks[at].rule].weight;
      const bool is_new = std::exchange(seen[marks[at].rule], first) != first;
      passage.score += is_new ? weight : kRepeatWeight * weight;
      if (is_new) last_new = at;
      passage.last_mark = at;
    }
    const auto span = static_cast<double>(marks[last_new].end - marks[first].start);
    const double closeness = 1 - std::min(1.0, span / static_cast<double>(max_characters));
    passage.score *= 1 + kClosenessWeight * closeness;
    passages.push_back(passage);
  }
  return passages;
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// Moves `start` and `end` inwards to where words begin and end, as long as a space is near: as far
// as the whole words that must stay, if there is room for all of them.
Fragment cut_at_words(std::string_view text, Fragment fragment, const Fragment& words) {
  if (fragment.start > 0 && !is_space(text[fragment.start - 1])) {
    while (fragment.start < words.start && !is_space(text[fragment.start])) ++fragment.start;
  }
  while (fragment.start < words.start && is_space(text[fragment.start])) ++fragment.start;
  const std::size_t least = words.end <= fragment.end ? words.end : fragment.start;
  if (fragment.end < text.size() && !is_space(text[fragment.end])) {
    std::size_t at = fragment.end;
    while (at > least && !is_space(text[at - 1])) --at;
    if (at > fragment.start) fragment.end = at;
  }
  while (fragment.end > least && is_space(text[fragment.end - 1])) --fragment.end;
  fragment.start = border_at_or_before(text, fragment.start);
  fragment.end = border_at_or_before(text, fragment.end);
  return fragment;
}

// The byte `characters` code points before `offset`, or the beginning.
std::size_t step_back(std::string_view text, std::size_t offset, std::size_t characters) {
  for (; characters > 0 && offset > 0; --characters) {
    offset = border_at_or_before(text, offset - 1);
  }
  return offset;
}

// True when a new paragraph begins behind `gap`.
bool has_empty_line(std::string_view gap) {
  return std::count(gap.begin(), gap.end(), '\n') > 1;
}

// Grows the passage to whole sentences as long as they fit, else to a window of words around it.
Fragment grow(std::string_view text, Language language, const Fragment& words,
              std::size_t max_characters) {
  // Sentences that reach beyond this are too long anyway.
  const std::size_t context = kMaxCharacterBytes * max_characters + kMaxCharacterBytes;
  const std::size_t from = border_at_or_before(text, words.start - std::min(words.start, context));
  const std::size_t to = border_at_or_before(text, std::min(text.size(), words.end + context));
  std::vector<SentenceRange> sentences = find_sentences(text.substr(from, to - from), language);
  for (SentenceRange& sentence : sentences) {
    sentence.start += from;
    sentence.end += from;
  }
  const auto fits = [&](std::size_t start, std::size_t end) {
    return count_characters(text.substr(start, end - start)) <= max_characters;
  };
  const auto begin = std::find_if(sentences.begin(), sentences.end(),
                                  [&](const auto& sentence) { return sentence.end > words.start; });
  const auto end = std::find_if(begin, sentences.end(),
                                [&](const auto& sentence) { return sentence.end >= words.end; });
  if (begin != sentences.end() && end != sentences.end()) {
    Fragment fragment{std::min(begin->start, words.start), end->end};
    if (fits(fragment.start, fragment.end)) {
      for (auto next = end + 1; next != sentences.end(); ++next) {
        if (has_empty_line(text.substr(fragment.end, next->start - fragment.end))) break;
        if (!fits(fragment.start, next->end)) break;
        fragment.end = next->end;
      }
      return fragment;
    }
  }
  // The sentence is too long: as much of it as fits, a third of the room before the first mark.
  const std::size_t used = count_characters(text.substr(words.start, words.end - words.start));
  const std::size_t room = max_characters - std::min(used, max_characters);
  Fragment fragment;
  fragment.start = step_back(text, words.start, room / 3);
  if (begin != sentences.end()) {
    fragment.start = std::max(fragment.start, std::min(begin->start, words.start));
  }
  const std::string_view rest = truncate_characters(text.substr(fragment.start), max_characters);
  fragment.end = fragment.start + rest.size();
  if (end != sentences.end() && end->end >= words.end) {
    fragment.end = std::min(fragment.end, end->end);
  }
  return cut_at_words(text, fragment, words);
}

// The whole words from the first to the last mark; of words too long for a fragment the marks
// alone.
Fragment words_to_keep(std::string_view text, const Mark& first, const Mark& last,
                       const SnippetOptions& options) {
  const Fragment words{first.words_start, last.words_end};
  if (count_characters(text.substr(words.start, words.end - words.start)) <=
      options.max_characters) {
    return words;
  }
  return {first.start, last.end};
}

Snippet to_snippet(std::string_view text, const Fragment& fragment,
                   const std::vector<Mark>& marks) {
  Snippet snippet;
  snippet.text = text.substr(fragment.start, fragment.end - fragment.start);
  snippet.offset = fragment.start;
  std::vector<Mark> inside;
  for (const Mark& mark : marks) {
    if (mark.start >= fragment.start && mark.end <= fragment.end) {
      inside.push_back({mark.start - fragment.start, mark.end - fragment.start});
    }
  }
  snippet.highlights = merge_ranges(std::move(inside));
  return snippet;
}

// True when `text` begins with the words of the title and goes on: that of an article on *Oil* may
// begin with *Oilfields*.
bool begins_with_title(std::string_view text, std::string_view title) {
  if (title.empty() || !text.starts_with(title)) return false;
  const std::string_view rest = text.substr(title.size());
  return !trim(rest).empty() && is_space(rest.front());
}

// The reader has seen the title above; it is left out unless it is all there is.
Snippet beginning(std::string_view text, std::string_view title, Language language,
                  const SnippetOptions& options) {
  std::size_t start = 0;
  while (start < text.size() && is_space(text[start])) ++start;
  if (begins_with_title(text.substr(start), title)) start += title.size();
  while (start < text.size() && is_space(text[start])) ++start;
  return to_snippet(text, grow(text, language, {start, start}, options.max_characters), {});
}

}  // namespace

std::vector<Snippet> make_snippets(std::string_view text, std::string_view title, Language language,
                                   const std::vector<Mark>& marks, const HighlightRules& rules,
                                   const SnippetOptions& options) {
  if (options.fragments == 0 || trim(text).empty()) return {};
  if (marks.empty()) return {beginning(text, title, language, options)};
  std::vector<Passage> passages = find_passages(text, marks, rules, options.max_characters);
  std::stable_sort(passages.begin(), passages.end(),
                   [](const Passage& a, const Passage& b) { return a.score > b.score; });
  std::vector<Fragment> chosen;
  for (const Passage& passage : passages) {
    if (chosen.size() == options.fragments) break;
    const Fragment words =
        words_to_keep(text, marks[passage.first_mark], marks[passage.last_mark], options);
    const auto covered = [&](const Fragment& fragment) {
      return words.start < fragment.end && words.end > fragment.start;
    };
    if (std::any_of(chosen.begin(), chosen.end(), covered)) continue;
    const Fragment fragment = grow(text, language, words, options.max_characters);
    const auto overlaps = [&](const Fragment& other) {
      return fragment.start < other.end && fragment.end > other.start;
    };
    if (std::none_of(chosen.begin(), chosen.end(), overlaps)) chosen.push_back(fragment);
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Fragment& a, const Fragment& b) { return a.start < b.start; });
  std::vector<Snippet> snippets;
  for (const Fragment& fragment : chosen) snippets.push_back(to_snippet(text, fragment, marks));
  return snippets;
}

}  // namespace fundstelle
