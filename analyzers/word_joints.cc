#include "analyzers/word_joints.h"

#include <algorithm>
#include <array>

#include "analyzers/folding.h"
#include "base/ascii.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxJoinedWords = 4;  // more are an address
constexpr std::size_t kMaxJoinedBytes = 64;

constexpr std::string_view kLineSpace = " \t\r";

bool is_of_digits(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::size_t hyphen_size(std::string_view text) {
  constexpr auto kHyphens = std::to_array<std::string_view>({"-", "\u2010", "\u2011"});
  for (const std::string_view hyphen : kHyphens) {
    if (text.starts_with(hyphen)) return hyphen.size();
  }
  return 0;
}

// `Ein- und Verkauf` is not cut at the line's end.
bool is_conjunction(std::string_view word) {
  constexpr auto kWords =
      std::to_array<std::string_view>({"und", "oder", "bzw", "bis", "sowie", "and", "or", "to"});
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// A hyphen, at the end of a line perhaps.
bool is_joint(std::string_view gap, std::string_view behind) {
  const std::size_t hyphen = hyphen_size(gap);
  if (hyphen == 0) return false;
  gap.remove_prefix(hyphen);
  if (gap.empty()) return true;
  const std::size_t line_end = gap.find_first_not_of(kLineSpace);
  if (line_end == std::string_view::npos || gap[line_end] != '\n') return false;
  return gap.find_first_not_of(kLineSpace, line_end + 1) == std::string_view::npos &&
         !is_conjunction(behind);
}

bool is_letter(std::string_view word) {
  return word.size() == 1 && !is_of_digits(word);
}

// `z. B.`, with a full stop behind the second letter as well.
bool are_spaced_letters(std::string_view text, const WordRange& word, const WordRange& next) {
  if (!is_letter(word.of(text)) || !is_letter(next.of(text))) return false;
  if (next.end == text.size() || text[next.end] != '.') return false;
  const std::string_view gap = text.substr(word.end, next.start - word.end);
  return gap == ". " || gap == ".\u00A0" || gap == ".\u202F" || gap == ".\u2009";
}

// Whether the words `number` - 1 and `number` may be one.
bool are_joined(std::string_view text, std::span<const WordRange> words, std::size_t number) {
  const WordRange& before = words[number - 1];
  const WordRange& word = words[number];
  const char sign = text[before.end];
  if (sign != '-' && sign != '.' && is_ascii(sign)) return false;
  return is_joint(text.substr(before.end, word.start - before.end), word.of(text)) ||
         are_spaced_letters(text, before, word);
}

}  // namespace

std::size_t joined_end(std::string_view text, std::span<const WordRange> words, std::size_t first) {
  std::size_t end = first + 1;
  if (end == words.size() || !are_joined(text, words, end)) return end;
  if (first > 0 && are_joined(text, words, first)) return end;
  bool letters = !is_of_digits(words[first].of(text));
  for (; end < words.size() && are_joined(text, words, end); ++end) {
    const bool too_long =
        end - first == kMaxJoinedWords || words[end].end - words[first].start > kMaxJoinedBytes;
    if (too_long) return first + 1;
    letters = letters || !is_of_digits(words[end].of(text));
  }
  return letters ? end : first + 1;  // a date otherwise
}

bool ends_block(std::string_view gap) {
  constexpr auto kBullets = std::to_array<std::string_view>({"- ", "* ", "+ ", "• ", "– ", "· "});
  if (gap.size() < 2) return gap == "\t";
  std::size_t at = gap.find_first_of("\n\t");
  if (at == std::string_view::npos) return gap.find("\u2029") != std::string_view::npos;
  if (gap[at] == '\t') return true;
  while (at != std::string_view::npos) {
    const std::size_t next = gap.find_first_not_of(kLineSpace, at + 1);
    if (next == std::string_view::npos) return false;
    const std::string_view line = gap.substr(next);
    const auto begins = [&](std::string_view bullet) { return line.starts_with(bullet); };
    if (line.front() == '\n' || std::any_of(kBullets.begin(), kBullets.end(), begins)) return true;
    at = gap.find('\n', next);
  }
  return false;
}

}  // namespace fundstelle
