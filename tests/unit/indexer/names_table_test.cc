// Companies and cities of 200 sentences (tests/data/names.tsv), half of them traps.
#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzers/piecewise_analysis.h"
#include "indexer/facets/name_finder.h"
#include "tests/unit/indexer/analyzed.h"

namespace fundstelle {
namespace {

struct Sentence {
  Language language = Language::kEnglish;
  std::string tried;
  std::string companies;  // separated by |
  std::string cities;
  std::string text;
};

std::vector<Sentence> sentences() {
  std::vector<Sentence> read;
  std::ifstream in(FUNDSTELLE_TEST_DATA "/names.tsv");
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields(line);
    std::string language;
    Sentence sentence;
    std::getline(fields, language, '\t');
    sentence.language = analyzer_language(language);
    for (std::string* field :
         {&sentence.tried, &sentence.companies, &sentence.cities, &sentence.text}) {
      std::getline(fields, *field, '\t');
    }
    read.push_back(std::move(sentence));
  }
  return read;
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : "|") + name;
  return all;
}

TEST(NamesTable, HasTwoHundredSentences) {
  EXPECT_GE(sentences().size(), 200U);
}

TEST(NamesTable, CompaniesAreFound) {
  const NameFinder finder(shared_language_data());
  for (const Sentence& sentence : sentences()) {
    const Analyzed analyzed(sentence.language, sentence.text);
    EXPECT_EQ(joined(finder.find(*analyzed).companies), sentence.companies)
        << sentence.tried << ": " << sentence.text;
  }
}

TEST(NamesTable, CitiesAreFound) {
  const NameFinder finder(shared_language_data());
  for (const Sentence& sentence : sentences()) {
    const Analyzed analyzed(sentence.language, sentence.text);
    EXPECT_EQ(joined(finder.find(*analyzed).cities), sentence.cities)
        << sentence.tried << ": " << sentence.text;
  }
}

FoundNames names_in_pieces(Analyzer& analyzer, const std::string& text, std::size_t bytes) {
  const NameFinder finder(shared_language_data());
  NameSearch search;
  PieceSizes sizes;
  sizes.bytes = bytes;
  PiecewiseAnalysis analysis(analyzer, text, sizes);
  while (analysis.next()) {
    std::vector<Token> words;
    std::size_t first = 0, end = 0;
    for (std::size_t i = 0; i < analysis.tokens().size(); ++i) {
      if (analysis.tokens()[i].kind != TokenKind::kWord) continue;
      first += i < analysis.first() ? 1 : 0;
      end += i < analysis.end() ? 1 : 0;
      words.push_back(analysis.tokens()[i]);
    }
    finder.find({text, words, analyzer.language(), analysis.start()}, first, end, search);
  }
  return search.names();
}

TEST(NamesTable, TheSameIsFoundWhateverThePieces) {
  std::mt19937 random(1);
  std::vector<Sentence> all = sentences();
  for (const Language language : kLanguages) {
    Analyzer analyzer(language, shared_language_data());
    for (int i = 0; i < 20; ++i) {
      std::shuffle(all.begin(), all.end(), random);
      std::string text;
      for (const Sentence& sentence : all) {
        if (sentence.language != language) continue;
        text += sentence.text + (random() % 2 == 0 ? "\n" : " ");
      }
      const FoundNames whole = names_in_pieces(analyzer, text, text.size());
      for (const std::size_t bytes : {1, 100, 1000}) {
        const FoundNames found = names_in_pieces(analyzer, text, bytes);
        ASSERT_EQ(found.companies, whole.companies) << bytes << ": " << text;
        ASSERT_EQ(found.cities, whole.cities) << bytes << ": " << text;
      }
    }
  }
}

TEST(NameSearch, TellsWhyACandidateIsTaken) {
  const Analyzed analyzed(Language::kEnglish, "Shares of Target rose, says Mr Ford.");
  NameSearch search;
  NameFinder(shared_language_data()).find(*analyzed, 0, analyzed->tokens.size(), search);
  search.decide();
  ASSERT_EQ(search.candidates().size(), 2U);
  const NameCandidate& target = search.candidates()[0];
  EXPECT_EQ(target.mention.name, "Target");
  EXPECT_EQ(target.start, 10U);
  EXPECT_EQ(target.end, 16U);
  EXPECT_TRUE(target.decided.has(NameSign::kRelationBefore));
  EXPECT_TRUE(target.accepted);
  const NameCandidate& ford = search.candidates()[1];
  EXPECT_TRUE(ford.decided.has(NameSign::kPersonNounBefore));
  EXPECT_FALSE(ford.accepted);
  EXPECT_LT(ford.score, kAcceptedScore);
}

TEST(NameSearch, KeepsNoMoreThanItsNumberOfCandidates) {
  NameSearch search;
  for (std::size_t i = 0; i < NameSearch::kMaxCandidates + 10; ++i) {
    NameMention mention;
    mention.number = static_cast<std::uint32_t>(i + 1);
    mention.name = mention.key = "x";
    search.add(mention, i, i + 1);
  }
  EXPECT_EQ(search.candidates().size(), NameSearch::kMaxCandidates);
}

TEST(SmallWords, KnowsWhatWasAdded) {
  SmallWords words;
  EXPECT_FALSE(words.has("gap"));
  words.add("gap");
  EXPECT_TRUE(words.has("gap"));
}

TEST(SmallWords, SaysNothingWhenItHasSeenTooMuch) {
  SmallWords words;
  for (int i = 0; i < 100'000; ++i) words.add(std::to_string(i));
  EXPECT_FALSE(words.has("1"));
}

}  // namespace
}  // namespace fundstelle
