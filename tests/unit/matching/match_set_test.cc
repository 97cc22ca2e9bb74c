// The set of matches and their scores against what Xapian's own matcher finds, over random queries.
#include "searcher/matching/match_set.h"

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/matching/prefix_postings.h"
#include "searcher/matching/query_work.h"
#include "searcher/matching/relevance.h"
#include "tests/unit/matching/xapian_scores.h"
#include "tests/unit/small_index.h"

namespace fundstelle {
namespace {

using Op = MatchQuery::Op;

class MatchSetTest : public testing::Test {
 protected:
  MatchSetTest() {
    std::mt19937 random(4);
    for (int i = 0; i < 300; ++i) {
      SmallDocument document;
      document.id = std::to_string(i);
      // Words are as frequent as their names are short: some postings are skipped, some are read.
      for (std::size_t word = 0; word < kWords.size(); ++word) {
        if (random() % (1 << word) == 0) document.text += std::string(kWords[word]) + ' ';
      }
      if (i % 3 == 0) document.date = Date{i, true};
      index_.add(document);
    }
  }

  MatchQuery random_query(int depth) {
    if (depth == 0 || random_() % 4 == 0) {
      const auto kind = random_() % 12;
      if (kind == 3 && with_prefixes_) return prefix(std::string(1, "ogspcbt"[random_() % 7]));
      if (kind == 0) return MatchQuery::all();
      if (kind == 1) return MatchQuery("Eunknown");
      if (kind == 2) {
        return MatchQuery::by_xapian(
            {Xapian::Query::OP_VALUE_GE, slots::kDate, date_slot_from(Date{100, true})});
      }
      return MatchQuery("E" + std::string(kWords[random_() % kWords.size()]));
    }
    const MatchQuery a = random_query(depth - 1), b = random_query(depth - 1);
    switch (random_() % 7) {
      case 0:
        return {Op::kAnd, a, b};
      case 1:
        return {Op::kOr, a, b};
      case 2:
        return {Op::kAndNot, a, b};
      case 3:
        return {Op::kAndMaybe, a, b};
      case 4:
        return {Op::kFilter, a, b};
      case 5:
        return MatchQuery::scaled(a, random_() % 3 == 0 ? 0.0 : 0.5);
      default:
        return {Op::kOr, {MatchQuery(Op::kAnd, a, b), random_query(depth - 1), a}};
    }
  }

  MatchQuery prefix(const std::string& prefix) {
    QueryWork work(index_.database());
    return MatchQuery::gathered(gather_prefix(index_.database(), {prefix}, prefix + '*', work));
  }

  std::map<Xapian::docid, double> by_xapian(const MatchQuery& query) {
    return xapian_scores(index_.database(), query.to_xapian());
  }

  static constexpr std::array kWords = {"oil", "gas", "ship", "price", "crude", "barrel", "tanker"};
  SmallIndex index_;
  std::mt19937 random_{5};
  bool with_prefixes_ = false;
};

TEST_F(MatchSetTest, HoldsWhatXapianMatches) {
  with_prefixes_ = true;
  for (int round = 0; round < 2'000; ++round) {
    const MatchQuery query = random_query(3);
    std::vector<Xapian::docid> expected;
    for (const auto& [document, score] : by_xapian(query)) expected.push_back(document);
    ASSERT_EQ(matching_documents(index_.database(), query).to_vector(), expected)
        << query.to_xapian().get_description();
  }
}

TEST_F(MatchSetTest, ScoresAsXapianDoes) {
  RelevanceScorer scorer(index_.database());
  for (int round = 0; round < 2'000; ++round) {
    const MatchQuery query = random_query(3);
    const std::map<Xapian::docid, double> expected = by_xapian(query);
    const std::vector<ScoredDocument> found = scorer.score(query).best(1'000);
    ASSERT_EQ(found.size(), expected.size()) << query.to_xapian().get_description();
    double before = found.empty() ? 0 : found.front().score;
    for (const ScoredDocument& hit : found) {
      ASSERT_LE(hit.score, before);
      ASSERT_NEAR(hit.score, expected.at(hit.document), 1e-4)
          << query.to_xapian().get_description();
      before = hit.score;
    }
  }
}

TEST_F(MatchSetTest, ScoresSomeOfTheMatchesAlike) {
  with_prefixes_ = true;
  RelevanceScorer scorer(index_.database());
  for (int round = 0; round < 500; ++round) {
    const MatchQuery query = random_query(3);
    DocumentSet some(index_.database().get_lastdocid());
    std::vector<ScoredDocument> expected;
    for (const ScoredDocument& hit : scorer.score(query).best(1'000)) {
      if (random_() % 3 != 0) continue;
      some.insert(hit.document);
      expected.push_back(hit);
    }
    const std::vector<ScoredDocument> found = scorer.score(query, some).best(1'000);
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      ASSERT_NEAR(found[i].score, expected[i].score, 1e-4) << query.to_xapian().get_description();
    }
  }
}

TEST_F(MatchSetTest, FindsTheBestWithoutTheRest) {
  with_prefixes_ = true;
  RelevanceScorer scorer(index_.database());
  for (int round = 0; round < 500; ++round) {
    MatchQuery query = random_query(2);
    for (const char* word : kWords) {
      if (random_() % 2 == 0)
        query = MatchQuery(Op::kOr, query, MatchQuery("E" + std::string(word)));
    }
    const MatchQuery flat = join(Op::kOr, {query, MatchQuery("Eoil"), MatchQuery("Etanker"),
                                           MatchQuery("Ebarrel"), MatchQuery("Egas")});
    for (const std::size_t count : {1, 5, 30}) {
      const std::vector<ScoredDocument> all = scorer.score(flat).best(count);
      const std::vector<ScoredDocument> best = scorer.score_best(flat, count).best(count);
      ASSERT_EQ(best.size(), all.size());
      for (std::size_t i = 0; i < all.size(); ++i) ASSERT_NEAR(best[i].score, all[i].score, 1e-4);
    }
  }
}

TEST(DocumentSet, TakesAndGivesDocuments) {
  DocumentSet odd(200), small(200);
  for (Xapian::docid document = 1; document <= 200; document += 2) odd.insert(document);
  for (const Xapian::docid document : {1U, 2U, 64U, 65U, 199U, 200U}) small.insert(document);
  EXPECT_EQ(odd.count(), 100U);
  EXPECT_TRUE(small.contains(64));
  EXPECT_FALSE(small.contains(63));
  DocumentSet both = small;
  both &= odd;
  EXPECT_EQ(both.to_vector(), (std::vector<Xapian::docid>{1, 65, 199}));
  DocumentSet even = small;
  even -= odd;
  EXPECT_EQ(even.to_vector(), (std::vector<Xapian::docid>{2, 64, 200}));
  even |= both;
  EXPECT_EQ(even.to_vector(), small.to_vector());
}

}  // namespace
}  // namespace fundstelle
