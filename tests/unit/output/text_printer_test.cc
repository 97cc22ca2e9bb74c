// Golden tests of the text for people.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/output/printed.h"

namespace fundstelle {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

TEST(TextPrinter, StacksFacetsAtSixtyColumns) {
  EXPECT_EQ(printed({sample_result()}, {.width = 60}),
            R"( 1. Amazon schließt Forschungslabor
    Shanghai · 24 July 2025 · Amazon, Microsoft · de
    Das Labor wird geschlossen.
    … „Schade“, sagt ein "Sprecher" des Labors.
    /news/ki labor.md

 2. r 17
    2018, 2019
    r 17 · https://example.org/17

1,240 matches, shown 1-2
note: the index is 3 days old

Company
✓ Amazon    1,234 ████████████████████████
  Microsoft   617 ████████████
  and 12 more

Year
  2025 3 ████████████████████████
  2018 1 ████████
)");
}

TEST(TextPrinter, PutsFacetsSideBySideAtTwoHundredColumns) {
  EXPECT_THAT(printed({sample_result()}, {.width = 200}), EndsWith(R"(
1,240 matches, shown 1-2
note: the index is 3 days old

Company                                      Year
✓ Amazon    1,234 ████████████████████████     2025 3 ████████████████████████
  Microsoft   617 ████████████                 2018 1 ████████
  and 12 more
)"));
}

TEST(TextPrinter, WrapsAtTheWidth) {
  EXPECT_THAT(printed({sample_result()}, {.width = 40}),
              StartsWith(R"( 1. Amazon schließt Forschungslabor
    Shanghai · 24 July 2025 · Amazon,
    Microsoft · de
    Das Labor wird geschlossen.
    … „Schade“, sagt ein "Sprecher" des
    Labors.
)"));
}

TEST(TextPrinter, MarksMatchesInColour) {
  const std::string text = printed({sample_result()}, {.color = true});
  EXPECT_THAT(text,
              StartsWith(" 1. \x1b[1mAmazon schließt \x1b[0m\x1b[1;33mForschung\x1b[0m\x1b[1ms"
                         "\x1b[0m\x1b[1;33mlabor\x1b[0m"
                         "\n"));
  EXPECT_THAT(text, HasSubstr("    Das \x1b[1;33mLabor\x1b[0m wird geschlossen.\n"));
}

TEST(TextPrinter, SpeaksGerman) {
  SearchResult result = sample_result();
  result.hits.resize(1);
  const Localize localize = [](std::string_view facet, std::string_view value) {
    return facet == "city" && value == "Shanghai" ? std::string("Schanghai") : std::string(value);
  };
  const std::string text = printed({result}, {.width = 60, .german = true, .localize = localize});
  EXPECT_THAT(text, HasSubstr("    Schanghai · 24. Juli 2025 · Amazon, Microsoft · de\n"));
  EXPECT_THAT(text, HasSubstr("1.240 Treffer, gezeigt 1-2\n"
                              "Hinweis: the index is 3 days old\n\nFirma\n"));
  EXPECT_THAT(text, HasSubstr("  und 12 weitere\n\nJahr\n"));
}

TEST(TextPrinter, SaysWhenNothingMatches) {
  SearchResult result;
  result.summary.notes = {"there is no city Atlantis"};
  EXPECT_EQ(printed({result}, {}), "no matches\nnote: there is no city Atlantis\n");
  EXPECT_EQ(printed({result}, {.german = true}),
            "keine Treffer\nHinweis: there is no city Atlantis\n");
}

TEST(TextPrinter, LeavesOutWhichAreShownWhenAllAre) {
  SearchResult result;
  result.summary.matches = 1;
  result.summary.shown = 1;
  EXPECT_EQ(printed({result}, {}), "1 match\n");
}

TEST(TextPrinter, CountsPagesFromTheOffset) {
  SearchResult result;
  result.summary.matches = 25;
  result.summary.offset = 20;
  result.summary.shown = 5;
  EXPECT_EQ(printed({result}, {}), "25 matches, shown 21-25\n");
  result.summary.shown = 0;
  EXPECT_EQ(printed({result}, {}), "25 matches, none shown\n");
}

TEST(TextPrinter, NamesUntitledHitsByTheirFile) {
  SearchResult result;
  result.hits.resize(1);
  result.hits.front().rank = 101;
  result.hits.front().id = result.hits.front().path = "/home/lena/notes.txt";
  EXPECT_THAT(printed({result}, {}), StartsWith("101. notes.txt\n     /home/lena/notes.txt\n\n"));
}

TEST(TextPrinter, HeadsTheResultsOfABatch) {
  SearchResult result;
  result.query_id = "q1";
  result.summary.query = "Labor";
  EXPECT_EQ(printed({result, result}, {}), "q1: Labor\n\nno matches\n\nq1: Labor\n\nno matches\n");
}

TEST(TextPrinter, ExplainsTheQueryAndEachHit) {
  SearchResult result = sample_result();
  result.explanation = Explanation{"a b",           "(many a b)",
                                   "Query(a OR b)", {"a: Za", "b: Zb"},
                                   {"the", "of"},   {{"en", 0.75}, {"de", 0.25}}};
  result.hits.front().contributions = {{"a", 8.1}, {"b", 4.245}};
  const std::string text = printed({result}, {});
  EXPECT_THAT(text, StartsWith("query        a b\n"
                               "read as      (many a b)\n"
                               "Xapian       Query(a OR b)\n"
                               "words        a: Za\n"
                               "             b: Zb\n"
                               "left out     the, of\n"
                               "languages    en 0.750, de 0.250\n\n 1. "));
  EXPECT_THAT(text, HasSubstr("    /news/ki labor.md\n    score 12.35: a 8.10, b 4.25\n\n"));
}

TEST(TextPrinter, KeepsEscapeSequencesOfDocumentsFromTheTerminal) {
  SearchResult result;
  result.hits.resize(1);
  result.hits.front().rank = 1;
  result.hits.front().title = "a\x1b[2J\u202E\u009Bb\u200B\u00ADc";
  EXPECT_THAT(printed({result}, {}), StartsWith(" 1. a [2J bc\n"));
}

}  // namespace
}  // namespace fundstelle
