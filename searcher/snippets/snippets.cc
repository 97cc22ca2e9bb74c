#include "searcher/snippets/snippets.h"

#include <algorithm>

#include "analyzers/sentences.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxCharacterBytes = 4;

// A fragment hides the passages that it overlaps: so many are remembered that others are left.
constexpr std::size_t kPassagesPerCharacter = 4;
constexpr std::size_t kLeastPassages = 20'000;
constexpr std::size_t kMostPassages = 400'000;

// Beyond, the marks of the fragments shown are found anew.
constexpr std::size_t kMostMarks = 20'000;

struct Fragment {
  std::size_t start = 0;
  std::size_t end = 0;
};

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// Moves `start` inwards to where a word begins, as long as a space is near: as far as the whole
// words that must stay.
std::size_t cut_start(std::string_view text, std::size_t start, const Fragment& words) {
  if (start > 0 && !is_space(text[start - 1])) {
    while (start < words.start && !is_space(text[start])) ++start;
  }
  while (start < words.start && is_space(text[start])) ++start;
  return border_at_or_before(text, start);
}

// The same of the fragment's end, if there is room for all of these words.
std::size_t cut_end(std::string_view text, const Fragment& fragment, const Fragment& words) {
  std::size_t end = fragment.end;
  const std::size_t least = words.end <= end ? words.end : fragment.start;
  if (end < text.size() && !is_space(text[end])) {
    std::size_t at = end;
    while (at > least && !is_space(text[at - 1])) --at;
    if (at > fragment.start) end = at;
  }
  while (end > least && is_space(text[end - 1])) --end;
  return border_at_or_before(text, end);
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
  fragment.start = cut_start(text, fragment.start, words);
  const std::string_view rest = truncate_characters(text.substr(fragment.start), max_characters);
  fragment.end = fragment.start + rest.size();
  if (end != sentences.end() && end->end >= words.end) {
    fragment.end = std::min(fragment.end, end->end);
  }
  fragment.end = cut_end(text, fragment, words);
  return fragment;
}

// The whole words from the first to the last mark; of words too long for a fragment the marks
// alone.
Fragment words_to_keep(std::string_view text, const Passage& passage,
                       const SnippetOptions& options) {
  const Fragment words{passage.words_start, passage.words_end};
  if (count_characters(text.substr(words.start, words.end - words.start)) <=
      options.max_characters) {
    return words;
  }
  return {passage.start, passage.end};
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

SnippetSearch::SnippetSearch(std::string_view text, std::string_view title, Language language,
                             const HighlightRules& rules, const SnippetOptions& options)
    : text_(text),
      title_(title),
      language_(language),
      options_(options),
      passages_(text, rules, options.max_characters,
                std::clamp(kPassagesPerCharacter * options.fragments * options.max_characters,
                           kLeastPassages, kMostPassages)) {}

void SnippetSearch::add(const Mark& mark) {
  passages_.add(mark);
  if (++count_ <= kMostMarks) {
    marks_.push_back(mark);
  } else {
    std::vector<Mark>().swap(marks_);
  }
}

std::vector<Snippet> SnippetSearch::finish(const MarkAgain& mark_again) {
  if (options_.fragments == 0 || trim(text_).empty()) return {};
  if (count_ == 0) return {beginning(text_, title_, language_, options_)};
  std::vector<Fragment> chosen;
  for (const Passage& passage : passages_.finish()) {
    if (chosen.size() == options_.fragments) break;
    const Fragment words = words_to_keep(text_, passage, options_);
    const auto covered = [&](const Fragment& fragment) {
      return words.start < fragment.end && words.end > fragment.start;
    };
    if (std::any_of(chosen.begin(), chosen.end(), covered)) continue;
    const Fragment fragment = grow(text_, language_, words, options_.max_characters);
    const auto overlaps = [&](const Fragment& other) {
      return fragment.start < other.end && fragment.end > other.start;
    };
    if (std::none_of(chosen.begin(), chosen.end(), overlaps)) chosen.push_back(fragment);
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Fragment& a, const Fragment& b) { return a.start < b.start; });
  std::vector<Snippet> snippets;
  for (const Fragment& fragment : chosen) {
    snippets.push_back(to_snippet(
        text_, fragment, marks_.empty() ? mark_again(fragment.start, fragment.end) : marks_));
  }
  return snippets;
}

std::vector<Snippet> make_snippets(std::string_view text, std::string_view title, Language language,
                                   const std::vector<Mark>& marks, const HighlightRules& rules,
                                   const SnippetOptions& options) {
  SnippetSearch search(text, title, language, rules, options);
  for (const Mark& mark : marks) search.add(mark);
  return search.finish([&](std::size_t, std::size_t) { return marks; });
}

}  // namespace fundstelle
