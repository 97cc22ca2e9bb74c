// Holds the scores of prefixes in an index against Xapian's wildcards joined by OP_SYNONYM.
//
//   prefix_scores INDEX PREFIX...
//
// Prints a line for each prefix: the documents it finds, the largest difference of a score, and how
// long either took. Exit code 1 when different documents are found, or when a score differs by
// more than 0.0001.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>
#include <string>

#include <fmt/format.h>

#include "cli/run_main.h"
#include "index/open_index.h"
#include "searcher/matching/prefix_postings.h"
#include "searcher/matching/query_work.h"
#include "searcher/matching/relevance.h"
#include "tests/unit/matching/xapian_scores.h"

namespace fundstelle {
namespace {

constexpr double kSameScore = 1e-4;

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

// Prints how the prefix compares; true when it is the same.
bool compare(const Xapian::Database& database, const std::string& prefix) {
  const auto begin = Clock::now();
  RelevanceScorer scorer(database);
  QueryWork work(database);
  ScoredMatches ours =
      scorer.score(MatchQuery::gathered(gather_prefix(database, {prefix}, prefix, work)));
  const double our_time = milliseconds_since(begin);

  const auto xapian_begin = Clock::now();
  const std::map<Xapian::docid, double> expected =
      xapian_scores(database, {Xapian::Query::OP_WILDCARD, prefix, 0,
                               Xapian::Query::WILDCARD_LIMIT_ERROR, Xapian::Query::OP_SYNONYM});
  const double xapian_time = milliseconds_since(xapian_begin);

  double largest = 0;
  for (const auto& [document, score] : expected) {
    largest = std::max(largest, std::abs(score - ours.score(document)));
  }
  const std::uint64_t documents = ours.take_documents().count();
  fmt::print("{}*: {} documents, by Xapian {}; largest difference {:.7f}; {:.1f} ms, {:.1f} ms\n",
             prefix, documents, expected.size(), largest, our_time, xapian_time);
  return documents == expected.size() && largest <= kSameScore;
}

int run(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: prefix_scores INDEX PREFIX...\n");
    return 2;
  }
  const OpenIndex index = open_index(argv[1]);
  bool same = true;
  for (int i = 2; i < argc; ++i) same &= compare(index.database, argv[i]);
  return same ? 0 : 1;
}

}  // namespace
}  // namespace fundstelle

int main(int argc, char** argv) {
  return fundstelle::run_main("prefix_scores", [&] { return fundstelle::run(argc, argv); });
}
