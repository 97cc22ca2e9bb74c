#include "searcher/matching/relevance.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/matching/ranking.h"
#include "tests/unit/small_index.h"

namespace fundstelle {
namespace {

using Op = MatchQuery::Op;

// Document 1 has all of some words, document 2 another one that is worth as much as they are
// together; so often that they score the words' whole weights. Then only the rounding of sums says
// which of the two is better. All documents are of one length.
class RoundingTest : public testing::Test {
 protected:
  static constexpr std::size_t kWords = 6;
  static constexpr int kOthers = 20;  // that have one of the words

  RoundingTest() {
    constexpr std::uint32_t kOften = 1 << 26;
    SmallDocument all;
    all.id = "all";
    for (const std::string& word : words_) all.terms.emplace_back(word, kOften);
    index_.add(all);
    constexpr std::uint32_t kLength = kOften * kWords;
    index_.add({"one", "", Language::kEnglish, {}, {}, {{"rare", kLength}}});
    for (const std::string& word : words_) {
      for (int i = 0; i < kOthers; ++i) {
        const std::string id = word + std::to_string(i);
        index_.add({id, "", Language::kEnglish, {}, {}, {{word, 1}, {"else", kLength - 1}}});
      }
    }
  }

  // What a term of so many documents gives at most.
  double weight(double frequency) {
    const double documents = index_.database().get_doccount();
    return std::log((documents - frequency + 0.5) / (frequency + 0.5)) *
           (RankingConstants().k1 + 1);
  }

  const std::vector<std::string> words_ = {"a", "b", "c", "d", "e", "f"};
  SmallIndex index_;
};

TEST_F(RoundingTest, LosesNoneOfTheBest) {
  std::mt19937 random(2);
  std::uniform_real_distribution<double> factor(0.1, 1);
  RelevanceScorer scorer(index_.database());
  int ties = 0;
  for (int round = 0; round < 2'000; ++round) {
    std::vector<double> factors(kWords);
    for (double& of_word : factors) of_word = factor(random);
    std::sort(factors.begin(), factors.end(), std::greater<>());
    const double sum = std::accumulate(factors.begin(), factors.end(), 0.0);
    std::vector<MatchQuery> parts{
        MatchQuery::scaled(MatchQuery("rare"), sum * weight(kOthers + 1) / weight(1))};
    for (std::size_t i = 0; i < kWords; ++i) {
      parts.push_back(MatchQuery::scaled(MatchQuery(words_[i]), factors[i]));
    }
    const MatchQuery query(Op::kOr, std::move(parts));
    const std::vector<ScoredDocument> all = scorer.score(query).best(2);
    const std::vector<ScoredDocument> best = scorer.score_best(query, 1).best(1);
    ASSERT_NEAR(all[0].score, all[1].score, 1e-4);
    ties += all[0].document == 1 ? 1 : 0;
    ASSERT_EQ(best.front().document, all.front().document) << round;
    ASSERT_EQ(best.front().score, all.front().score) << round;
  }
  EXPECT_GT(ties, 100);  // the words together were the better ones
}

}  // namespace
}  // namespace fundstelle
