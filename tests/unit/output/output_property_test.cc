// What holds for text output whatever the documents contain and however wide the terminal is.
#include <algorithm>
#include <array>
#include <random>

#include <gtest/gtest.h>

#include "base/display_width.h"
#include "base/sanitize.h"
#include "base/utf8.h"
#include "tests/unit/output/printed.h"

namespace fundstelle {
namespace {

// Without the escape sequences the printer itself writes, ESC [ ... m.
std::string without_colors(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with("\x1b[")) {
      at = text.find('m', at) + 1;
    } else {
      plain += text[at++];
    }
  }
  return plain;
}

class OutputProperties : public testing::Test {
 protected:
  std::size_t up_to(std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most)(random_);
  }

  std::string random_text(std::size_t most = 60) {
    static constexpr std::array<std::string_view, 24> kPieces{"a",
                                                              "Wort ",
                                                              " ",
                                                              "ä",
                                                              "北",
                                                              "🚀",
                                                              "e\u0301",
                                                              "\x1b[31m",
                                                              "\x1b",
                                                              "\n",
                                                              "\t",
                                                              "\r",
                                                              "\x7f",
                                                              "\u009B",
                                                              "\u202E",
                                                              "\u200B",
                                                              "\uFEFF",
                                                              "\u2028",
                                                              "\u2066x",
                                                              "\u00AD",
                                                              "\xFF",
                                                              "\xE2\x82",
                                                              "Unternehmensbeteiligung",
                                                              "\"\\"};
    std::string text;
    for (std::size_t i = up_to(most); i > 0; --i) text += kPieces[up_to(kPieces.size() - 1)];
    return text;
  }

  // Any ranges at all: overlapping, empty, reversed, off borders, behind the end.
  std::vector<ByteRange> random_ranges(std::string_view text) {
    std::vector<ByteRange> ranges;
    for (std::size_t i = up_to(4); i > 0; --i) {
      ranges.emplace_back(up_to(text.size() + 2), up_to(text.size() + 2));
    }
    return ranges;
  }

  SearchResult random_result() {
    SearchResult result;
    for (std::size_t i = up_to(3); i > 0; --i) {
      Hit& hit = result.hits.emplace_back();
      hit.rank = up_to(1000);
      hit.id = random_text();
      hit.path = up_to(1) == 0 ? hit.id : random_text();
      hit.url = random_text(4);
      hit.title = random_text();
      hit.title_highlights = random_ranges(hit.title);
      hit.facets = {{"company", {random_text(), random_text(3)}}, {"city", {random_text(3)}}};
      hit.snippets.push_back({random_text(200), up_to(1), {}});
      hit.snippets.back().highlights = random_ranges(hit.snippets.back().text);
      hit.contributions = {{random_text(5), 1.5}};
    }
    for (std::size_t i = up_to(6); i > 0; --i) {
      FacetCounts& facet = result.facets.emplace_back();
      facet.name = random_text(i);
      for (std::size_t j = up_to(6); j > 0; --j) {
        facet.values.push_back({random_text(12), random_() >> up_to(31), up_to(1) == 0});
      }
      facet.more = up_to(2) * random_();
    }
    if (up_to(3) == 0) facet_extremes(result);
    if (up_to(1) == 0) result.query_id = "q" + random_text(4);
    if (up_to(1) == 0) {
      result.explanation = Explanation{random_text(),   random_text(),   random_text(),
                                       {random_text()}, {random_text()}, {{random_text(), 0.5}}};
    }
    result.summary.query = random_text();
    result.summary.notes = {random_text()};
    result.summary.corrected = random_text();
    return result;
  }

  static void facet_extremes(SearchResult& result) {
    result.facets.push_back({"huge", {{"v", UINT64_MAX, false}, {"w", 0, false}}, UINT64_MAX});
  }

  std::mt19937 random_{20250724};
};

TEST_F(OutputProperties, TextKeepsTheWidthAndHoldsNoForeignControls) {
  for (int i = 0; i < 3'000; ++i) {
    const SearchResult result = random_result();
    PrintOptions options{.width = 40 + up_to(180)};
    const std::string plain = printed({result}, options);
    ASSERT_TRUE(is_valid_utf8(plain));
    for (std::size_t begin = 0; begin < plain.size();) {
      const std::size_t end = plain.find('\n', begin);
      const std::string line = plain.substr(begin, end - begin);
      ASSERT_LE(display_width(line), options.width) << line;
      ASSERT_EQ(sanitize_for_reading(line), line);
      begin = end + 1;
    }
    options.color = true;
    ASSERT_EQ(without_colors(printed({result}, options)), plain);
  }
}

TEST_F(OutputProperties, NarrowTerminalsCountAsFortyColumns) {
  const SearchResult result = random_result();
  for (const std::size_t width : {0U, 1U, 39U}) {
    EXPECT_EQ(printed({result}, {.width = width}), printed({result}, {.width = 40}));
  }
}

TEST_F(OutputProperties, MarksMoveWithTheTextTheyCover) {
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = repair_utf8(random_text(12)).text;
    const std::vector<ByteRange> ranges = random_ranges(text);
    const MarkedText marked = sanitize_for_reading(text, ranges);
    ASSERT_EQ(marked.text, sanitize_for_reading(text));
    std::size_t behind = 0;
    for (const auto& [begin, end] : marked.marks) {
      ASSERT_LT(begin, end);
      ASSERT_LE(end, marked.text.size());
      ASSERT_TRUE(begin > behind || behind == 0);
      ASSERT_TRUE(is_character_border(marked.text, begin));
      ASSERT_TRUE(is_character_border(marked.text, end));
      behind = end;
    }
    if (ranges.size() != 1 || ranges.front().first > ranges.front().second) continue;
    const std::size_t begin = border_at_or_before(text, ranges.front().first);
    const std::size_t end = border_at_or_before(text, ranges.front().second);
    std::string covered;
    for (const auto& mark : marked.marks) {
      covered += marked.text.substr(mark.first, mark.second - mark.first);
    }
    ASSERT_EQ(covered, sanitize_for_reading(text.substr(begin, end - begin)));
  }
}

TEST_F(OutputProperties, LinesOfDelimitedFormatsHaveAllColumns) {
  for (int i = 0; i < 1'000; ++i) {
    SearchResult result = random_result();
    result.query_id.clear();
    const std::string lines = printed({result}, {.format = OutputFormat::kTsv});
    const auto count = [&](char c) { return std::count(lines.begin(), lines.end(), c); };
    const auto rows = static_cast<std::ptrdiff_t>(result.hits.size()) + 1;
    ASSERT_EQ(count('\n'), rows);
    ASSERT_EQ(count('\t'), 11 * rows);
  }
}

TEST_F(OutputProperties, EveryJsonRecordIsOneLine) {
  for (int i = 0; i < 1'000; ++i) {
    const SearchResult result = random_result();
    const std::string lines = printed({result}, {.format = OutputFormat::kJson});
    ASSERT_TRUE(is_valid_utf8(lines));
    const auto records = result.hits.size() + result.facets.size() + 1 +
                         static_cast<std::size_t>(result.explanation.has_value());
    ASSERT_EQ(static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')), records);
  }
}

}  // namespace
}  // namespace fundstelle
