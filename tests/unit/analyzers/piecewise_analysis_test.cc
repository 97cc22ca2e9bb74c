#include "analyzers/piecewise_analysis.h"

#include <random>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "analyzers/text_pieces.h"
#include "tests/unit/analyzers/hostile_text.h"
#include "tests/unit/analyzers/shared_language_data.h"

namespace fundstelle {
namespace {

using Copy = std::tuple<TokenKind, bool, std::size_t, std::size_t, std::string, std::string>;

// Positions count from the beginning of a piece.
Copy copy_of(const Token& token) {
  return {token.kind,
          token.stop,
          token.start,
          token.end,
          std::string(token.form),
          std::string(token.stem)};
}

std::vector<Copy> copies(std::span<const Token> tokens) {
  std::vector<Copy> copied;
  for (const Token& token : tokens) copied.push_back(copy_of(token));
  return copied;
}

std::vector<Copy> in_pieces(Analyzer& analyzer, const std::string& text, PieceSizes sizes) {
  std::vector<Copy> all;
  PiecewiseAnalysis analysis(analyzer, text, sizes);
  while (analysis.next()) {
    for (const Copy& token : copies(analysis.own_tokens())) all.push_back(token);
  }
  return all;
}

// Without a boundary for longer than is looked at as a whole, with characters of three bytes.
std::string endless_run() {
  std::string text = "a word before ";
  while (text.size() < 2 * kMaxRunBytes + 100) text += "國際-labor.de";
  return text + " and behind";
}

TEST(PiecewiseAnalysis, GivesEachTokenOnceWhateverThePieces) {
  std::mt19937 random(5);
  for (const Language language : kLanguages) {
    Analyzer analyzer(language, shared_language_data());
    for (int round = 0; round < 40; ++round) {
      std::string text = hostile_text(random, 200);
      text += " Das Forschungslabor und die Bundesregierung, the U.S. oil prices " +
              hostile_text(random, 100);
      const std::vector<Copy> whole = copies(analyzer.analyze(text));
      for (const std::size_t bytes : {1U, 7U, 40U, 300U}) {
        for (const std::size_t context : {8U, 16U}) {
          ASSERT_EQ(in_pieces(analyzer, text, {bytes, context, 1000}), whole) << bytes << text;
        }
      }
    }
  }
}

TEST(PiecewiseAnalysis, CutsARunWithoutEndWhereAWholeAnalysisDoes) {
  Analyzer analyzer(Language::kGerman, shared_language_data());
  const std::string text = endless_run();
  const std::vector<Copy> whole = copies(analyzer.analyze(text));
  EXPECT_EQ(in_pieces(analyzer, text, {1000, 4, 1000}), whole);
  EXPECT_EQ(in_pieces(analyzer, text, {kMaxRunBytes + 1000, 4, 1000}), whole);
}

TEST(PiecewiseAnalysis, ShowsTheNeighboursOfEachWord) {
  Analyzer analyzer(Language::kEnglish, shared_language_data());
  std::string text;
  for (int i = 0; i < 500; ++i) text += "word" + std::to_string(i) + ' ';
  const std::vector<Copy> whole = copies(analyzer.analyze(text));
  constexpr std::size_t kContext = 3;
  PiecewiseAnalysis analysis(analyzer, text, {200, kContext, 1000});
  std::size_t number = 0;
  std::size_t pieces = 0;
  for (; analysis.next(); ++pieces) {
    for (std::size_t at = analysis.first(); at < analysis.end(); ++at, ++number) {
      const std::size_t before = std::min(number, kContext);
      const std::size_t behind = std::min(whole.size() - 1 - number, kContext);
      ASSERT_GE(at, before);
      ASSERT_LT(at + behind, analysis.tokens().size());
      ASSERT_EQ(copy_of(analysis.tokens()[at - before]), whole[number - before]);
      ASSERT_EQ(copy_of(analysis.tokens()[at + behind]), whole[number + behind]);
    }
  }
  EXPECT_EQ(number, whole.size());
  EXPECT_GT(pieces, 10U);
}

TEST(PiecewiseAnalysis, NeverHasMoreThanAPieceInMemory) {
  Analyzer analyzer(Language::kEnglish, shared_language_data());
  std::string text;
  while (text.size() < 1'000'000) text += "oil prices rise ";
  PiecewiseAnalysis analysis(analyzer, text, {1000, 4, 100});
  std::size_t most = 0;
  while (analysis.next()) most = std::max(most, analysis.tokens().size());
  EXPECT_LT(most, 300U);
}

TEST(TextPieces, RunsBeginWhereThePiecesOfTheTextDo) {
  const std::string text = endless_run();
  const std::size_t begin = text.find("國");
  const std::size_t cut = run_end(text, begin);
  EXPECT_LE(cut - begin, kMaxRunBytes);
  EXPECT_GT(cut - begin, kMaxRunBytes - 4);
  EXPECT_EQ(run_start(text, begin + 5), begin);
  EXPECT_EQ(run_start(text, cut + 5'000), cut);
  EXPECT_EQ(run_start(text, text.size()), text.size() - 6);
  EXPECT_EQ(run_start(text, 0), 0U);
}

}  // namespace
}  // namespace fundstelle
