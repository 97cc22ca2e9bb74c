#include "indexer/facets/text_clues.h"

#include <algorithm>

#include "analyzers/folding.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxDatelineWords = 6;
constexpr std::size_t kMaxInnerDateline = 3;  // words
constexpr std::size_t kMaxStateName = 5;      // bytes: Calif.
constexpr std::size_t kMaxAbbreviation = 3;   // bytes: St., E.F., Co.
// Bytes of a line that are looked at, on either side: a whole text may be one line.
constexpr std::size_t kLineAround = 2'000;

bool is_upper_ascii(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower_ascii(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool has_dash(std::string_view gap) {
  return gap.find(" -") != std::string_view::npos || gap.find("–") != std::string_view::npos ||
         gap.find("—") != std::string_view::npos;
}

bool is_dash(std::string_view gap) {
  return gap == " - " || gap == " – " || gap == " — " || gap == " -- " || gap == "- ";
}

}  // namespace

bool is_any(std::string_view form, std::initializer_list<std::string_view> forms) {
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

bool looks_like_name(std::string_view written) {
  return is_digit(written.front()) || starts_upper(written) ||
         std::any_of(written.begin(), written.end(), is_upper_ascii);
}

bool is_all_capitals(std::string_view written) {
  return written.size() > 1 && std::none_of(written.begin(), written.end(), is_lower_ascii) &&
         std::count_if(written.begin(), written.end(), is_upper_ascii) > 1;
}

bool in_capital_line(const AnalyzedText& text, std::size_t token) {
  const std::string_view word = text.written(token);
  if (std::any_of(word.begin(), word.end(), is_lower_ascii)) return false;
  const std::size_t start = text.tokens[token].start;
  const std::size_t first = start - std::min(start, kLineAround);
  std::string_view before = text.text.substr(first, start - first);
  before.remove_prefix(before.rfind('\n') + 1);  // All of it where there is none.
  const std::string_view around = text.text.substr(start, kLineAround);
  const std::string_view line = text.text.substr(
      start - before.size(), before.size() + std::min(around.find('\n'), around.size()));
  const auto upper = std::count_if(line.begin(), line.end(), is_upper_ascii);
  const auto lower = std::count_if(line.begin(), line.end(), is_lower_ascii);
  return upper > 3 * lower;
}

bool starts_sentence(const AnalyzedText& text, std::size_t token) {
  if (token == 0) return true;
  const std::string_view gap = text.gap_before(token);
  if (gap.find_first_of(".!?:\n\"") != std::string_view::npos) return true;
  if (gap == " - " || gap == " – " || gap == " — ") return true;  // behind a dateline
  return gap.find("„") != std::string_view::npos || gap.find("“") != std::string_view::npos;
}

bool is_dateline(const AnalyzedText& text, std::size_t first, std::size_t last) {
  if (first > 0 && text.gap_before(first).find('\n') == std::string_view::npos) {
    // Behind the summary: "... wird gebaut. Graz – Die Stadt"
    return starts_sentence(text, first) && last < first + kMaxInnerDateline &&
           text.gap_before(first).find_first_of(".!?\"") != std::string_view::npos &&
           is_dash(text.gap_after(last)) && last + 1 < text.tokens.size() &&
           starts_upper(text.written(last + 1));
  }
  for (std::size_t at = last; at < text.tokens.size() && at < first + kMaxDatelineWords; ++at) {
    const std::string_view gap = text.gap_after(at);
    if (has_dash(gap)) return true;
    const bool sentence_end = gap.starts_with(". ") && text.written(at).size() > kMaxStateName;
    if (sentence_end || gap.find('\n') != std::string_view::npos) return false;
  }
  return false;
}

bool joins_word_before(const AnalyzedText& text, std::size_t token) {
  if (token == 0) return false;
  const std::string_view gap = text.gap_before(token);
  if (gap.size() > 3 || gap.find_first_of("\n;:()<>\"/") != std::string_view::npos) return false;
  if (gap.find(" -") != std::string_view::npos) return false;  // a dash, not a hyphen
  const bool full_stop = gap != "." && gap.find('.') != std::string_view::npos;  // Booking.com
  return !full_stop || text.written(token - 1).size() <= kMaxAbbreviation;
}

}  // namespace fundstelle
