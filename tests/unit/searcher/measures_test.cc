// The measures against figures that the usual TREC script computes from the same qrels and run.
#include "searcher/measures.h"

#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

class MeasuresTest : public testing::Test {
 protected:
  ~MeasuresTest() override {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }

  Qrels qrels(std::string_view lines) const {
    std::ofstream(path_) << lines;
    return Qrels::read(path_);
  }

  std::string error_of(std::string_view lines) const {
    try {
      qrels(lines);
    } catch (const Error& error) {
      return error.message().substr(path_.string().size());
    }
    return "no error";
  }

 private:
  fs::path path_ = fs::path(testing::TempDir()) /
                   (std::string("fundstelle-qrels-") +
                    testing::UnitTest::GetInstance()->current_test_info()->name());
};

constexpr std::string_view kQrels =
    "q1 0 a 2\n"
    "q1 0 b 1\n"
    "q1 0 c 0\n"
    "q2 0 d 1\n"
    "q3 0 e 1.0\n"
    "q4 0 x 0\n"
    "q1 0 z 3\n"
    "q5 0 m 1\n"
    "q5 0 n 1\n"
    "q2 0 d 0\n";

// q1 has graded judgements, a tie, a document twice and one not found; q2 is out of order; q3 is
// never answered; nothing is relevant to q4; q5 has its documents at ranks 12 and 1100.
void add_run(Measures& measures) {
  measures.add("q1", std::vector<RankedDocument>{{"c", 9}, {"a", 8}, {"b", 8}, {"a", 7}, {"y", 6}});
  measures.add("q2", std::vector<RankedDocument>{{"u", 1}, {"d", 2}});
  measures.add("q4", std::vector<RankedDocument>{{"x", 1}});
  std::vector<RankedDocument> deep;
  for (int rank = 1; rank <= 1200; ++rank) {
    deep.push_back({rank == 12     ? "m"
                    : rank == 1100 ? "n"
                                   : "f" + std::to_string(rank),
                    2000.0 - rank});
  }
  measures.add("q5", deep);
}

TEST_F(MeasuresTest, EqualTheReference) {
  const Qrels judgements = qrels(kQrels);
  Measures measures(judgements);
  add_run(measures);
  const MeasureValues mean = measures.averages();
  EXPECT_DOUBLE_EQ(mean.ndcg_at_10, 0.3424985031845269);
  EXPECT_DOUBLE_EQ(mean.average_precision, 0.3576388888888889);
  EXPECT_DOUBLE_EQ(mean.recall_at_100, 0.54166666666666663);
  EXPECT_DOUBLE_EQ(mean.precision_at_10, 0.075000000000000011);
  EXPECT_DOUBLE_EQ(mean.reciprocal_rank, 0.39583333333333331);
  EXPECT_EQ(measures.queries(), 4U);
}

TEST_F(MeasuresTest, PrintARecordAndALine) {
  const Qrels judgements = qrels(kQrels);
  Measures measures(judgements);
  add_run(measures);
  EXPECT_EQ(
      measures.to_json(),
      R"({"type":"measures","data":{"nDCG@10":0.342499,"MAP":0.357639,"R@100":0.541667,"P@10":0.075000,"MRR":0.395833,"queries":4}})");
  EXPECT_EQ(measures.to_text(),
            "nDCG@10 0.3425 MAP 0.3576 R@100 0.5417 P@10 0.0750 MRR 0.3958 queries 4");
}

TEST_F(MeasuresTest, CountQueriesWithoutResultsAsZero) {
  const Qrels judgements = qrels("q1 0 a 1\nq2 0 b 1\n");
  Measures measures(judgements);
  measures.add("q1", std::vector<RankedDocument>{{"a", 1}});
  measures.add("q2", {});
  EXPECT_DOUBLE_EQ(measures.averages().ndcg_at_10, 0.5);
  EXPECT_DOUBLE_EQ(measures.averages().reciprocal_rank, 0.5);
}

TEST_F(MeasuresTest, GiveAPerfectRankingOne) {
  const Qrels judgements = qrels("q 0 a 3\nq 0 b 2\nq 0 c 1\n");
  const MeasureValues values =
      measure(std::vector<RankedDocument>{{"a", 3}, {"b", 2}, {"c", 1}}, judgements.grades(0));
  EXPECT_DOUBLE_EQ(values.ndcg_at_10, 1);
  EXPECT_DOUBLE_EQ(values.average_precision, 1);
  EXPECT_DOUBLE_EQ(values.recall_at_100, 1);
  EXPECT_DOUBLE_EQ(values.precision_at_10, 0.3);
}

TEST_F(MeasuresTest, ReadColumnsBetweenAnyWhiteSpace) {
  const Qrels judgements = qrels("q1\t0\ta   1\r\n\n  q2 0 b 2\n");
  EXPECT_EQ(judgements.size(), 2U);
  EXPECT_EQ(judgements.grades(judgements.find("q2")).at("b"), 2);
  EXPECT_EQ(judgements.find("q3"), 2U);
}

TEST_F(MeasuresTest, NameTheLineOfAMalformedJudgement) {
  EXPECT_EQ(error_of("q 0 a 1\nq 0 b\n"), ":2: not a judgement");
  EXPECT_EQ(error_of("q 0 a b c\n"), ":1: not a judgement");
  EXPECT_EQ(error_of("q 0 a one\n"), ":1: not a judgement");
  EXPECT_EQ(error_of("q 0 a nan\n"), ":1: not a judgement");
  EXPECT_EQ(error_of("q 0 a 0\n"), ": no document is relevant to any query");
}

TEST_F(MeasuresTest, ReportQrelsThatCannotBeRead) {
  EXPECT_THROW(Qrels::read("/nowhere/qrels"), Error);
  EXPECT_THROW(Qrels::read(testing::TempDir()), Error);
  EXPECT_EQ(error_of(std::string(100'000, 'x')), ":1: not a judgement");
}

}  // namespace
}  // namespace fundstelle
