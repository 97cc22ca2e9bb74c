// Queries that cannot be read, and such that are merely odd.
#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "tests/cli/program_fixture.h"

namespace fundstelle {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

class BadQuery : public ProgramTest {
 protected:
  BadQuery() {
    write("en.md", "---\nlanguage: en\n---\nThe lighthouse stands in the sea.\n");
    write("de.md", "---\nlanguage: de\n---\nDer Leuchtturm steht in der Brandung.\n");
    update();
  }

  void expect_unreadable(const std::string& query, int column, const std::string& why) const {
    const Outcome run = searcher({"--", query});
    EXPECT_EQ(run.exit_code, 2) << query;
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, StartsWith("searcher: the query cannot be read at column " +
                                    std::to_string(column) + ": " + why));
  }
};

TEST_F(BadQuery, Of100000CharactersIsAnswered) {
  std::string words;
  while (words.size() < 100'000) words += "wort" + std::to_string(words.size()) + " ";
  words += "Leuchtturm";
  const SearcherRun run = search({words});
  EXPECT_EQ(run.exit_code(), 0) << run.outcome.err;
  EXPECT_THAT(run.names(), ElementsAre("de.md"));
}

TEST_F(BadQuery, OfOneWordAgainAndAgainIsOfThatWord) {
  std::string words = "Leuchtturm";
  for (int i = 0; i < 5'000; ++i) words += " LEUCHTTURM* leuchtturm";
  const SearcherRun run = search({words});
  EXPECT_EQ(run.exit_code(), 0) << run.outcome.err;
  EXPECT_THAT(run.names(), ElementsAre("de.md"));
  const auto records = parse_records(searcher({"--explain", "--format", "json", words}).out);
  EXPECT_EQ(records.at(0).at("data").at("tree"),
            "(many (times 5001 Leuchtturm) (times 5000 LEUCHTTURM*))");
}

TEST_F(BadQuery, OfMoreWordsThanAllowedIsAnError) {
  std::string words;
  for (int i = 0; i < 12'001; ++i) words += "w" + std::to_string(i) + ' ';
  const Outcome run = searcher({words});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, StartsWith("searcher: the query is too long: it has more than 12000 words"));
  EXPECT_EQ(searcher({'"' + words + '"'}).exit_code, 2);
  std::replace(words.begin(), words.end(), ' ', '-');
  EXPECT_EQ(searcher({"--", words}).exit_code, 2);
}

TEST_F(BadQuery, OfThousandsOfFiltersIsAnswered) {
  for (const char* option : {"--company=", "--not=company="}) {
    std::vector<std::string> arguments = {"--format", "json", "Leuchtturm"};
    for (int i = 0; i < 5'000; ++i) arguments.push_back(option + ("nobody" + std::to_string(i)));
    const Outcome run = searcher(arguments);
    EXPECT_EQ(run.exit_code, std::string_view(option) == "--company=" ? 1 : 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("no document has the company 'nobody0'"));
    EXPECT_THAT(run.out, HasSubstr("no document has 4990 more of the values asked for"));
    EXPECT_THAT(run.out, Not(HasSubstr("'nobody10'")));
  }
}

TEST_F(BadQuery, OfOneWordOf100000LettersMatchesNothing) {
  const SearcherRun run = search({std::string(100'000, 'x')});
  EXPECT_EQ(run.exit_code(), 1) << run.outcome.err;
}

TEST_F(BadQuery, Of100000ParenthesesIsAnError) {
  const Outcome run = searcher({std::string(100'000, '(') + "a"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, StartsWith("searcher: the query cannot be read at column "));
  EXPECT_LT(run.err.size(), 1000U);
}

TEST_F(BadQuery, OfStopWordsAloneMatchesThem) {
  EXPECT_THAT(found({"the in"}), ElementsAre("de.md", "en.md"));
  EXPECT_THAT(found({"der"}), ElementsAre("de.md"));
}

TEST_F(BadQuery, StopWordsBesideOthersMatchNothingByThemselves) {
  EXPECT_THAT(found({"the lighthouse in"}), ElementsAre("en.md"));
}

TEST_F(BadQuery, UnbalancedQuote) {
  expect_unreadable("Leuchtturm \"vor der", 12, "the quote is never closed");
}

TEST_F(BadQuery, UnbalancedParentheses) {
  expect_unreadable("(Leuchtturm", 1, "the parenthesis is never closed");
  expect_unreadable("Leuchtturm)", 11, "the parenthesis was never opened");
}

TEST_F(BadQuery, OperatorWithoutOperand) {
  expect_unreadable("Leuchtturm AND", 12, "AND needs");
}

TEST_F(BadQuery, FieldWithoutAValueBehindIt) {
  expect_unreadable("title:(rot)", 1, "title: takes a word or a phrase");
}

TEST_F(BadQuery, WithoutAnyWordIsAnError) {
  for (const char* query : {"", " ", "?!", "\"\"", "()"}) {
    const Outcome run = searcher({"--", query});
    EXPECT_EQ(run.exit_code, 2) << "'" << query << "'";
    EXPECT_THAT(run.out, IsEmpty());
    EXPECT_THAT(run.err, StartsWith("searcher: "));
  }
}

TEST_F(BadQuery, WhatIsNotBuiltYetIsRefused) {
  expect_unreadable("Leuchttrum~", 11, "word~ is not supported");
  expect_unreadable("L*turm", 2, "a * in the middle of a word is not supported");
}

TEST_F(BadQuery, ControlCharactersOfTheQueryStayOffTheTerminal) {
  const Outcome error = searcher({"\x1B[31mrot ("});
  EXPECT_EQ(error.exit_code, 2);
  EXPECT_THAT(error.err, Not(HasSubstr("\x1B")));
  const Outcome answer = searcher({"--explain", "Leuchtturm \x1B[31m\x07"});
  EXPECT_EQ(answer.exit_code, 0);
  EXPECT_THAT(answer.out, Not(HasSubstr("\x1B")));
}

TEST_F(BadQuery, InvalidUtf8IsNoObstacle) {
  EXPECT_THAT(found({"Leuchtturm \xFF\xFE"}), ElementsAre("de.md"));
}

}  // namespace
}  // namespace fundstelle
