// Which language a query is in, and what follows for its words and for the order of the hits.
#include "searcher/matching/language_shares.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/matching/equal_operands.h"
#include "searcher/matching/function_words.h"
#include "searcher/matching/language_balance.h"
#include "searcher/matching/search_query.h"
#include "searcher/query/query_parser.h"
#include "tests/unit/small_index.h"

namespace fundstelle {
namespace {

using testing::Contains;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr Language kEnglish = Language::kEnglish, kGerman = Language::kGerman;

// 60 English documents and 20 German ones; `bank` stands in 30 of the ones and 10 of the others.
class TwoLanguagesTest : public testing::Test {
 protected:
  TwoLanguagesTest() {
    for (int i = 0; i < 60; ++i) {
      add("en", Language::kEnglish,
          i % 2 == 0 ? "the bank and many of the people who die of thirst"
                     : "the oil price rises and that is all");
    }
    for (int i = 0; i < 20; ++i) {
      add("de", Language::kGerman,
          i % 2 == 0 ? "die Bank im Dorf" : "die Preise von Oil and Gas steigen, sagt die Zeitung");
    }
  }

  void add(const std::string& code, Language language, const std::string& text) {
    index_.add({code + std::to_string(++count_), text, language, {{"language", code}}, {}});
  }

  SearchQuery compile(const std::string& text, std::optional<Language> language = {}) {
    SearchRequest request;
    request.query = text;
    request.language = language;
    return {request, query::parse(text, {{"language"}}), context_};
  }

  LanguageShares shares(const std::string& text) { return *compile(text).shares(); }

  long german_among(const std::vector<ScoredDocument>& hits) {
    return std::count_if(hits.begin(), hits.end(), [&](const ScoredDocument& hit) {
      return index_.database().get_document(hit.document).get_value(slots::kId).starts_with("de");
    });
  }

  SmallIndex index_;
  int count_ = 0;
  TermFrequencies frequencies_{index_.database()};
  QueryContext context_{index_.database(), shared_language_data(), index_.schema(), frequencies_};
};

TEST_F(TwoLanguagesTest, AWordIsDividedAsItsDocumentsAre) {
  EXPECT_THAT(shares("bank"), ElementsAre(DoubleNear(0.75, 0.001), DoubleNear(0.25, 0.001)));
  EXPECT_GT(shares("thirst")[kEnglish], 0.95);
  EXPECT_GT(shares("Zeitung")[kGerman], 0.9);
}

TEST_F(TwoLanguagesTest, AWordThatNoDocumentHasSaysNothing) {
  EXPECT_THAT(shares("xylophone"), ElementsAre(DoubleNear(0.75, 0.001), DoubleNear(0.25, 0.001)));
  EXPECT_EQ(shares("bank xylophone"), shares("bank"));
}

TEST_F(TwoLanguagesTest, FunctionWordsAndOtherWordsDecideTogether) {
  EXPECT_GT(shares("the bank")[kEnglish], 0.99);
  EXPECT_GT(shares("die Bank im")[kGerman], 0.95);
}

TEST_F(TwoLanguagesTest, WhatIsExcludedSaysNothingAboutTheRest) {
  EXPECT_EQ(shares("bank -Zeitung"), shares("bank"));
  EXPECT_EQ(shares("bank NOT Zeitung"), shares("bank"));
}

TEST_F(TwoLanguagesTest, AQueryAskedInOneLanguageHasNoShares) {
  EXPECT_EQ(compile("bank", Language::kEnglish).shares(), std::nullopt);
}

TEST_F(TwoLanguagesTest, AFunctionWordIsOneInTheOtherLanguageToo) {
  EXPECT_THAT(compile("oil and price").function_words(), ElementsAre("and"));
  EXPECT_THAT(compile("die Preise der Zeitung").function_words(), ElementsAre("die", "der"));
}

TEST_F(TwoLanguagesTest, AFunctionWordOfTheOtherLanguageCountsInAQueryOfThisOne) {
  EXPECT_THAT(compile("how many people die").function_words(), Not(Contains("die")));
}

TEST_F(TwoLanguagesTest, AFunctionWordThatIsAllThereIsCounts) {
  EXPECT_THAT(compile("die").function_words(), IsEmpty());
  EXPECT_THAT(compile("the and").function_words(), IsEmpty());
}

TEST_F(TwoLanguagesTest, AFunctionWordInCapitalsIsMeantUnlessAllIsInCapitals) {
  EXPECT_THAT(compile("WHO people").function_words(), IsEmpty());
  EXPECT_THAT(compile("who people").function_words(), ElementsAre("who"));
  EXPECT_THAT(compile("WHO PEOPLE").function_words(), ElementsAre("who"));
  EXPECT_THAT(compile("A people").function_words(), ElementsAre("a"));
}

TEST_F(TwoLanguagesTest, AnExcludedFunctionWordExcludesNothing) {
  EXPECT_EQ(compile("oil -the").all().to_xapian().get_description(),
            compile("oil").all().to_xapian().get_description());
}

TEST_F(TwoLanguagesTest, TheStemsOfAWordWeighByTheDocumentsOfAllOfThem) {
  std::vector<std::uint64_t> frequencies;
  const auto collect = [&](const auto& self, const MatchQuery& query) -> void {
    if (query.word_frequency()) frequencies.push_back(*query.word_frequency());
    for (const MatchQuery& part : query.parts()) self(self, part);
  };
  const SearchQuery word = compile("bank"), phrase = compile("\"bank bank\"");
  collect(collect, word.all());
  EXPECT_THAT(frequencies, ElementsAre(40, 40));
  frequencies.clear();
  collect(collect, phrase.all());
  EXPECT_THAT(frequencies, ElementsAre(40, 40));
}

TEST_F(TwoLanguagesTest, NothingChangesWhenOneLanguageAloneHasMatches) {
  RelevanceScorer scorer(index_.database());
  ScoredMatches matches = scorer.score(compile("thirst").all());
  EXPECT_THAT(balance_languages(matches, {0.5, 0.5}), ElementsAre(1, 1));
}

TEST_F(TwoLanguagesTest, ALanguageWithAShareOfLessThanAHitComesBehindTheFirstTen) {
  RelevanceScorer scorer(index_.database());
  ScoredMatches matches = scorer.score(compile("bank").all());
  balance_languages(matches, {0.99, 0.01});
  EXPECT_EQ(german_among(matches.best(30)), 0);
}

TEST_F(TwoLanguagesTest, TheFirstHitsAreDividedAsTheQueryIs) {
  // No two documents are of one length, and the German ones are shorter: by their scores alone
  // most would be German.
  std::string quays = " quay";
  for (int i = 0; i < 28; ++i) {
    quays += " quay";
    add("en", Language::kEnglish, "harbour and ships and all that lies between" + quays + quays);
    if (i < 12) add("de", Language::kGerman, "Harbour" + quays);
  }
  RelevanceScorer scorer(index_.database());
  const SearchQuery query = compile("harbour");
  ScoredMatches matches = scorer.score(query.all());
  EXPECT_GT(german_among(matches.best(10)), 5);
  const auto factors = balance_languages(matches, *query.shares());
  EXPECT_EQ(german_among(matches.best(10)), 3);
  EXPECT_EQ(factors[kEnglish], 1);
  EXPECT_LT(factors[kGerman], 1);
}

}  // namespace
}  // namespace fundstelle
