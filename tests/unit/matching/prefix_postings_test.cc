// Prefixes as one word each, against Xapian's wildcards joined by OP_SYNONYM.
#include "searcher/matching/prefix_postings.h"

#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "searcher/matching/query_work.h"
#include "searcher/matching/relevance.h"
#include "tests/unit/matching/xapian_scores.h"
#include "tests/unit/small_index.h"

namespace fundstelle {
namespace {

constexpr double kSameScore = 1e-4;
constexpr int kDocuments = 1'000;

// A thousand documents of words as frequent as in a language: the first in most documents, many in
// one alone.
class PrefixPostingsTest : public testing::Test {
 protected:
  PrefixPostingsTest() {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> share(0, 1);
    for (int i = 0; i < kDocuments; ++i) {
      std::map<std::string, std::uint32_t> words;
      for (auto left = 5 + random() % 60; left > 0; --left) {
        ++words[word(static_cast<unsigned>(std::exp(share(random) * std::log(3'000))))];
      }
      index_.add({std::to_string(i), "", Language::kEnglish, {}, {}, {words.begin(), words.end()}});
    }
  }

  // Of letters a to e.
  static std::string word(unsigned number) {
    std::string word;
    for (; number > 0; number /= 5) word += static_cast<char>('a' + number % 5);
    return word;
  }

  MatchQuery prefix(const std::vector<std::string>& beginnings) {
    QueryWork work(index_.database());
    return MatchQuery::gathered(gather_prefix(index_.database(), beginnings, "", work));
  }

  // As a document, in which scores are the same, is found in the place of its score, so are the
  // ranks.
  void expect_scores(const MatchQuery& query, const Xapian::Query& by_xapian) {
    RelevanceScorer scorer(index_.database());
    const std::map<Xapian::docid, double> expected = xapian_scores(index_.database(), by_xapian);
    const std::vector<ScoredDocument> found = scorer.score(query).best(kDocuments);
    ASSERT_EQ(found.size(), expected.size()) << by_xapian.get_description();
    for (const ScoredDocument& hit : found) {
      ASSERT_NEAR(hit.score, expected.at(hit.document), kSameScore) << by_xapian.get_description();
    }
  }

  SmallIndex index_;
};

Xapian::Query wildcard(const std::string& beginning) {
  return {Xapian::Query::OP_WILDCARD, beginning, 0, Xapian::Query::WILDCARD_LIMIT_ERROR,
          Xapian::Query::OP_SYNONYM};
}

TEST_F(PrefixPostingsTest, ScoreAsXapiansWildcardsDo) {
  for (const char* beginning : {"a", "b", "c", "d", "e", "ab", "ce", "dd", "bae", "eda", "none"}) {
    expect_scores(prefix({beginning}), wildcard(beginning));
  }
}

TEST_F(PrefixPostingsTest, ScoreBesideOtherWordsAsXapiansDo) {
  for (const char* beginning : {"a", "ab", "ce", "dd"}) {
    expect_scores({MatchQuery::Op::kOr, {prefix({beginning}), MatchQuery("b"), prefix({"ea"})}},
                  {Xapian::Query::OP_OR,
                   {Xapian::Query::OP_OR, wildcard(beginning), Xapian::Query("b")},
                   wildcard("ea")});
    expect_scores({MatchQuery::Op::kAndMaybe, prefix({beginning}), MatchQuery("b")},
                  {Xapian::Query::OP_AND_MAYBE, wildcard(beginning), Xapian::Query("b")});
  }
}

TEST_F(PrefixPostingsTest, AreOneWordHoweverManyWaysTheyAreWritten) {
  std::vector<Xapian::Query> terms;
  for (const char* beginning : {"ab", "ce", "eda"}) {
    const Xapian::Database& database = index_.database();
    for (auto term = database.allterms_begin(beginning); term != database.allterms_end(beginning);
         ++term) {
      terms.emplace_back(*term);
    }
  }
  expect_scores(prefix({"ab", "ce", "eda"}),
                {Xapian::Query::OP_SYNONYM, terms.begin(), terms.end()});
}

}  // namespace
}  // namespace fundstelle
