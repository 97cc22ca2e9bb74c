#include "searcher/matching/query_work.h"

#include <algorithm>
#include <limits>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "searcher/matching/match_set.h"

namespace fundstelle {
namespace {

using Op = MatchQuery::Op;

// Reading a document's position record, in postings.
constexpr std::uint64_t kPostingsPerRecord = 50;

struct Cost {
  std::uint64_t documents = 0;  // that match, at most
  std::uint64_t postings = 0;
};

class CostEstimate {
 public:
  CostEstimate(const Xapian::Database& database, TermFrequencies& frequencies)
      : frequencies_(frequencies), documents_(database.get_doccount()) {}

  Cost of(const MatchQuery& query) {
    switch (query.op()) {
      case Op::kNothing:
        return {};
      case Op::kTerm: {
        const std::uint64_t frequency = frequencies_.of(query.term());
        return {frequency, frequency + QueryWork::kPostingsPerTerm};
      }
      case Op::kGathered: {
        const std::uint64_t postings = query.gathered().postings.size();
        return {postings, postings};
      }
      case Op::kAll:
      case Op::kXapian:
        return {documents_, documents_};
      case Op::kAnd:
      case Op::kFilter:
        return of_all(query);
      case Op::kSpellings:
      case Op::kOr:
        return of_any(query);
      case Op::kScaled:
      case Op::kAndNot:
      case Op::kAndMaybe:
        return {of(query.parts().front()).documents, of_any(query).postings};
    }
    return {};
  }

 private:
  Cost of_any(const MatchQuery& query) {
    Cost sum;
    for (const MatchQuery& part : query.parts()) {
      const Cost cost = of(part);
      sum.documents = std::min(documents_, sum.documents + cost.documents);
      sum.postings += cost.postings;
    }
    return sum;
  }

  // In a frequent term's postings only the documents are looked up that the rarest part lets
  // through.
  Cost of_all(const MatchQuery& query) {
    std::vector<Cost> costs;
    std::uint64_t least = documents_;
    for (const MatchQuery& part : query.parts()) {
      costs.push_back(of(part));
      least = std::min(least, costs.back().documents);
    }
    std::uint64_t postings = 0;
    for (std::size_t i = 0; i < costs.size(); ++i) {
      const Op op = query.parts()[i].op();
      if (op == Op::kXapian) {
        postings += least * kPostingsPerRecord;
      } else if (op == Op::kTerm) {
        postings +=
            std::min(costs[i].postings, least * kPostingsPerSkip + QueryWork::kPostingsPerTerm);
      } else {
        postings += costs[i].postings;
      }
    }
    return {least, postings};
  }

  TermFrequencies& frequencies_;
  std::uint64_t documents_;
};

}  // namespace

QueryWork::QueryWork(const Xapian::Database& database)
    : words_left_(QueryLimits().words),
      most_postings_(QueryLimits().postings +
                     QueryLimits().postings_per_document * database.get_doccount()) {}

void QueryWork::add_words(std::size_t words) {
  if (words > words_left_) {
    throw Error(fmt::format("the query is too long: it has more than {} words and filters, equal "
                            "ones counted once",
                            QueryLimits().words),
                "several shorter queries are answered, in one process with --batch");
  }
  words_left_ -= words;
}

void QueryWork::add_postings(std::uint64_t postings) {
  postings_ += std::min(postings, std::numeric_limits<std::uint64_t>::max() - postings_);
  if (postings_ > most_postings_) {
    throw Error(
        fmt::format("the query would take too long: more than {} postings had to be read for it",
                    most_postings_),
        "longer prefixes, fewer phrases of frequent words and fewer groups need less");
  }
}

std::uint64_t postings_to_read(const Xapian::Database& database, TermFrequencies& frequencies,
                               const MatchQuery& query) {
  return CostEstimate(database, frequencies).of(query).postings;
}

}  // namespace fundstelle
