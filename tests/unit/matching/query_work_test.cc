#include "searcher/matching/query_work.h"

#include <string>

#include <gtest/gtest.h>

#include "base/error.h"
#include "searcher/matching/positional_query.h"
#include "tests/unit/small_index.h"

namespace fundstelle {
namespace {

using Op = MatchQuery::Op;

class QueryWorkTest : public testing::Test {
 protected:
  QueryWorkTest() {
    for (int i = 0; i < 100; ++i) {
      index_.add(
          {std::to_string(i), i % 10 == 0 ? "oil price" : "oil", Language::kEnglish, {}, {}});
    }
  }

  std::uint64_t cost(const MatchQuery& query) {
    TermFrequencies frequencies(index_.database());
    return postings_to_read(index_.database(), frequencies, query);
  }

  SmallIndex index_;
};

TEST_F(QueryWorkTest, IsRefusedBeyondTheLimits) {
  const QueryLimits limits;
  QueryWork work(index_.database());
  work.add_words(limits.words);
  EXPECT_THROW(work.add_words(1), Error);
  const std::uint64_t most = limits.postings + 100 * limits.postings_per_document;
  work.add_postings(most);
  EXPECT_THROW(work.add_postings(1), Error);
  EXPECT_THROW(work.add_postings(UINT64_MAX), Error);
}

TEST_F(QueryWorkTest, IsTheSumOfAlternatives) {
  const MatchQuery oil("Eoil"), price("Eprice");
  EXPECT_EQ(cost(oil), QueryWork::kPostingsPerTerm + 100);
  EXPECT_EQ(cost(price), QueryWork::kPostingsPerTerm + 10);
  EXPECT_EQ(cost(MatchQuery(Op::kOr, oil, price)), cost(oil) + cost(price));
  EXPECT_EQ(cost(MatchQuery(Op::kAndMaybe, oil, price)), cost(oil) + cost(price));
  EXPECT_EQ(cost(MatchQuery::scaled(oil, 2)), cost(oil));
  EXPECT_EQ(cost(MatchQuery()), 0U);
}

TEST_F(QueryWorkTest, OfAllIsBoundedByTheRarest) {
  const MatchQuery oil("Eoil"), none("Enone");
  EXPECT_EQ(cost(MatchQuery(Op::kAnd, oil, none)), 2 * QueryWork::kPostingsPerTerm);
}

TEST_F(QueryWorkTest, CountsTheDocumentsInWhichAPhraseIsLookedFor) {
  const MatchQuery oil("Eoil"), price("Eprice");
  const MatchQuery rare = positional_query({{{"Eoil", "Eprice"}}, 0, false}, {oil, price});
  const MatchQuery frequent = positional_query({{{"Eoil", "Eoil"}}, 0, false}, {oil, oil});
  EXPECT_GT(cost(rare), 10U * 50);
  EXPECT_LT(cost(rare), cost(frequent));
  EXPECT_GT(cost(frequent), 100U * 50);
}

}  // namespace
}  // namespace fundstelle
