// Fuzzes marks and snippets: query words become highlight rules as in a search, the text is
// analysed, marked and cut into fragments.
//
// The input: three bytes of options, then up to a line feed the query, up to the next the title,
// and the text. Chunks of the query between spaces are words; `word*` is a prefix, `=word` an exact
// form, `^word` a word of the title, and `a_b` the words a and b one behind the other.
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/analyzer.h"
#include "analyzers/folding.h"
#include "base/utf8.h"
#include "searcher/matching/query_word.h"
#include "searcher/model/highlight_rules.h"
#include "searcher/model/results.h"
#include "searcher/snippets/marker.h"
#include "searcher/snippets/snippets.h"
#include "tests/fuzz/check.h"
#include "tests/unit/analyzers/shared_language_data.h"

namespace fundstelle {
namespace {

constexpr std::size_t kOptionBytes = 3;
constexpr std::size_t kMaxRules = 12;
constexpr std::array<std::size_t, 8> kLengths = {1, 2, 7, 20, 60, 240, 1'000, 100'000};

struct Input {
  Language language = Language::kEnglish;
  SnippetOptions options;
  std::string query;
  std::string title;
  std::string text;
};

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

/// Printable bytes serve for the options: `0`, `1`, `2` ... are a language, a number of fragments
/// and a length.
Input read_input(std::string_view bytes) {
  Input input;
  const auto option = [&](std::size_t at, std::size_t values) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) % values : 0;
  };
  input.language = kLanguages[option(0, kLanguages.size())];
  input.options.fragments = option(1, 8);
  input.options.max_characters = kLengths[option(2, kLengths.size())];
  std::string_view rest = bytes.substr(std::min(bytes.size(), kOptionBytes));
  input.query = repair_utf8(take_line(rest)).text;
  input.title = repair_utf8(take_line(rest)).text;
  input.text = repair_utf8(rest).text;
  return input;
}

MarkedWord marked_word(const QueryWord& word) {
  MarkedWord marked;
  for (const Language language : kLanguages) {
    marked.stems[language] = word.in(language).stem;
  }
  return marked;
}

/// The rules of one chunk of the query: itself, and the parts of a compound.
HighlightRules rules_of(std::string_view chunk, QueryAnalyzer& analyzer) {
  HighlightRules rules;
  MarkRule rule;
  if (chunk.ends_with('*')) {
    rule.words.emplace_back().prefix = fold(chunk.substr(0, chunk.size() - 1));
    if (!rule.words.back().prefix.empty()) rules.push_back(std::move(rule));
    return rules;
  }
  const bool exact = chunk.starts_with('=');
  rule.title_only = chunk.starts_with('^');
  if (exact || rule.title_only) chunk.remove_prefix(1);
  std::string words(chunk);
  std::replace(words.begin(), words.end(), '_', ' ');
  for (const QueryWord& word : analyzer.analyze(words, std::nullopt, true)) {
    MarkedWord marked = marked_word(word);
    if (exact) marked = {{}, {}, word.form};
    rule.words.push_back(std::move(marked));
    if (exact || rule.title_only) continue;
    for (const std::string& part : word.in(Language::kGerman).parts) {
      MarkRule of_part;
      of_part.weight = 0.5;
      of_part.words.emplace_back().stems[Language::kGerman] = part;
      rules.push_back(std::move(of_part));
    }
  }
  if (!rule.words.empty()) rules.push_back(std::move(rule));
  return rules;
}

HighlightRules read_rules(std::string_view query) {
  QueryAnalyzer analyzer(shared_language_data());
  HighlightRules rules;
  while (!query.empty() && rules.size() < kMaxRules) {
    const std::size_t end = std::min(query.find(' '), query.size());
    for (MarkRule& rule : rules_of(query.substr(0, end), analyzer)) {
      rule.weight += static_cast<double>(rules.size());
      rules.push_back(std::move(rule));
    }
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return rules;
}

void check_range(std::string_view text, std::size_t start, std::size_t end) {
  check(start < end && end <= text.size(), "a range is half-open and lies in its text");
  check(is_character_border(text, start) && is_character_border(text, end),
        "a range lies on character borders");
}

void check_marks(std::string_view text, const std::vector<Mark>& marks, const HighlightRules& rules,
                 bool in_title) {
  std::size_t last = 0;
  for (const Mark& mark : marks) {
    check_range(text, mark.start, mark.end);
    check(mark.start >= last, "marks ascend by their start");
    check(mark.rule < rules.size(), "a mark has its rule");
    check(in_title || !rules[mark.rule].title_only, "rules of the title mark titles only");
    last = mark.start;
  }
}

void check_highlights(std::string_view text, const std::vector<ByteRange>& highlights) {
  std::size_t last = 0;
  for (const auto& [start, end] : highlights) {
    check_range(text, start, end);
    check(start >= last, "highlights ascend and do not overlap");
    last = end;
  }
}

/// `marks` lie in the highlighted text moved by `offset`; those outside of it do not count. The
/// highlights ascend. There may be as many of either as the text has bytes.
void check_marks_are_highlighted(const std::vector<Mark>& marks,
                                 const std::vector<ByteRange>& highlights, std::size_t offset,
                                 std::size_t size) {
  std::vector<std::size_t> starts;
  std::vector<std::size_t> ends;
  for (const Mark& mark : marks) {
    starts.push_back(mark.start);
    ends.push_back(mark.end);
    if (mark.start < offset || mark.end > offset + size) continue;
    // The first highlight that ends where the mark does or behind.
    const auto range = std::lower_bound(
        highlights.begin(), highlights.end(), mark.end - offset,
        [](const ByteRange& highlight, std::size_t end) { return highlight.second < end; });
    check(range != highlights.end() && range->first <= mark.start - offset,
          "every mark in a snippet is highlighted");
  }
  std::sort(starts.begin(), starts.end());
  std::sort(ends.begin(), ends.end());
  for (const auto& [start, end] : highlights) {
    check(std::binary_search(starts.begin(), starts.end(), start + offset) &&
              std::binary_search(ends.begin(), ends.end(), end + offset),
          "a highlight begins and ends as marks do");
  }
}

/// As a printer would write it.
std::string with_signs(const Snippet& snippet, std::string_view open, std::string_view close) {
  std::string written;
  std::size_t at = 0;
  for (const auto& [start, end] : snippet.highlights) {
    written.append(snippet.text, at, start - at).append(open);
    written.append(snippet.text, start, end - start).append(close);
    at = end;
  }
  return written.append(snippet.text, at);
}

std::string without_signs(std::string_view written, std::string_view sign) {
  std::string text;
  for (std::size_t end = 0; (end = written.find(sign)) != written.npos;) {
    text += written.substr(0, end);
    written.remove_prefix(end + sign.size());
  }
  return text.append(written);
}

void check_snippet(const Input& input, const std::vector<Mark>& marks, const Snippet& snippet) {
  const std::string_view text = input.text;
  const std::size_t end = snippet.offset + snippet.text.size();
  check(!snippet.text.empty(), "a snippet is not empty");
  check(end <= text.size(), "a snippet lies in the text");
  check(text.substr(snippet.offset, snippet.text.size()) == snippet.text,
        "a snippet is the stored text from its offset on");
  check(is_character_border(text, snippet.offset) && is_character_border(text, end),
        "a snippet lies on character borders");
  check(truncate_characters(snippet.text, input.options.max_characters) == snippet.text,
        "a snippet has at most max_characters");
  check_highlights(snippet.text, snippet.highlights);
  check_marks_are_highlighted(marks, snippet.highlights, snippet.offset, snippet.text.size());
  // A byte that UTF-8 does not have cannot be in the text.
  check(without_signs(with_signs(snippet, "\xFF", "\xFF"), "\xFF") == snippet.text,
        "without its signs a marked snippet is the text");
  const bool has_long_mark = std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) {
    const std::string_view marked = text.substr(mark.start, mark.end - mark.start);
    return mark.start < end && mark.end > snippet.offset &&
           truncate_characters(marked, input.options.max_characters) != marked;
  });
  check(!snippet.highlights.empty() || marks.empty() || has_long_mark,
        "a snippet shows a mark unless the mark is too long for it");
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// A border inside a word is right only where what stands between two spaces is too long to be
/// shown as a whole.
void check_border_of_words(const Input& input, std::span<const Token> tokens, std::size_t border) {
  const std::string_view text = input.text;
  const bool inside_word = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.kind == TokenKind::kWord && token.start < border && border < token.end;
  });
  if (!inside_word) return;
  std::size_t start = border;
  std::size_t end = border;
  while (start > 0 && !is_space(text[start - 1])) --start;
  while (end < text.size() && !is_space(text[end])) ++end;
  const std::string_view run = text.substr(start, end - start);
  check(truncate_characters(run, input.options.max_characters) != run,
        "a snippet is of whole words");
}

void check_snippets(const Input& input, const std::vector<Mark>& marks,
                    const std::vector<Snippet>& snippets) {
  const bool wanted = input.options.fragments > 0 && !trim(input.text).empty();
  check(snippets.empty() == !wanted, "there are snippets when there is anything to show");
  check(snippets.size() <= input.options.fragments, "there are no more snippets than asked for");
  if (wanted && marks.empty()) check(snippets.size() == 1, "without marks the beginning is shown");
  std::size_t behind = 0;
  for (const Snippet& snippet : snippets) {
    check(snippet.offset >= behind, "snippets ascend and do not overlap");
    check_snippet(input, marks, snippet);
    behind = snippet.offset + snippet.text.size();
  }
}

void run(std::string_view bytes) {
  const Input input = read_input(bytes);
  const HighlightRules rules = read_rules(input.query);
  Analyzer analyzer(input.language, shared_language_data());

  const std::vector<Mark> in_title =
      MarkFinder(rules).find(analyzer.analyze(input.title), input.language, true);
  check_marks(input.title, in_title, rules, true);
  const std::vector<ByteRange> highlights = merge_ranges(in_title);
  check_highlights(input.title, highlights);
  check_marks_are_highlighted(in_title, highlights, 0, input.title.size());

  const std::span<const Token> tokens = analyzer.analyze(input.text);
  const std::vector<Mark> marks = MarkFinder(rules).find(tokens, input.language, false);
  check_marks(input.text, marks, rules, false);
  const std::vector<Snippet> snippets =
      make_snippets(input.text, input.title, input.language, marks, rules, input.options);
  check_snippets(input, marks, snippets);
  for (const Snippet& snippet : snippets) {
    check_border_of_words(input, tokens, snippet.offset);
    check_border_of_words(input, tokens, snippet.offset + snippet.text.size());
  }
}

}  // namespace
}  // namespace fundstelle

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fundstelle::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
