#include "searcher/matching/proximity.h"

#include <gtest/gtest.h>

#include "tests/unit/small_index.h"

namespace fundstelle {
namespace {

class ProximityTest : public testing::Test {
 protected:
  ProximityTest() {
    index_.add({"1", "The oil price rises", Language::kEnglish, {}, {}});
    index_.add({"2",
                "Oil is what they sell in town, at what price nobody knows",
                Language::kEnglish,
                {},
                {}});
    index_.add({"3", "Gas", Language::kEnglish, {}, {}});
    index_.add({"4", "Der Preis des Labors, ein Forschungslabor", Language::kGerman, {}, {}});
    index_.add({"5", "Something else entirely", Language::kEnglish, {}, {}});
  }

  double score(Xapian::docid document, const std::string& query) {
    const auto words = QueryAnalyzer(shared_language_data()).analyze(query, std::nullopt, true);
    TermFrequencies frequencies(index_.database());
    return ProximityScorer(index_.database(), frequencies, words).score({document}).front();
  }

  bool is_needed(const std::string& query) {
    const auto words = QueryAnalyzer(shared_language_data()).analyze(query, std::nullopt, true);
    TermFrequencies frequencies(index_.database());
    return ProximityScorer(index_.database(), frequencies, words).is_needed();
  }

  SmallIndex index_;
};

TEST_F(ProximityTest, NearWordsScoreHigherThanDistantOnes) {
  EXPECT_GT(score(1, "oil price"), score(2, "oil price"));
  EXPECT_GT(score(2, "oil price"), 0);
}

TEST_F(ProximityTest, OneWordAloneGivesNothing) {
  EXPECT_EQ(score(3, "oil gas"), 0);
  EXPECT_EQ(score(1, "oil oil"), 0);
}

TEST_F(ProximityTest, WordsApartInTheQueryGiveLess) {
  EXPECT_GT(score(1, "oil price gas"), score(1, "oil gas price"));
}

TEST_F(ProximityTest, PartsOfCompoundsTakePart) {
  EXPECT_GT(score(4, "Preis Labor"), 0);
}

TEST_F(ProximityTest, IsNeededForTwoWordsOfOneLanguage) {
  EXPECT_TRUE(is_needed("oil price"));
  EXPECT_FALSE(is_needed("oil"));
}

}  // namespace
}  // namespace fundstelle
