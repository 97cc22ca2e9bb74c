// Scores rankings against relevance judgements (qrels): nDCG@10, MAP, R@100, P@10 and MRR.
//
// Every figure is an average over all queries that have a relevant document, those without any
// result included (trec_eval -c). Unlike in trec_eval, equal scores keep the order of the ranking.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fundstelle {

/// How relevant which documents are to a query: grades from 1 on; others are not relevant.
using Grades = std::unordered_map<std::string, long>;

/// Relevance judgements, in the order of the file.
class Qrels {
 public:
  /// Reads a TREC qrels file: `QUERY ITERATION DOCUMENT GRADE` on each line, between white space.
  /// The grade is a number; its integer part counts, and 0 and less mean not relevant. A document
  /// judged twice keeps its last positive grade. Empty lines are skipped. Throws Error, naming file
  /// and line, when a line is malformed; when there are more than 32 MiB; and when no document is
  /// relevant to any query.
  static Qrels read(const std::filesystem::path& path);

  /// Number of queries that have a relevant document; they are numbered from 0.
  std::size_t size() const { return queries_.size(); }
  const Grades& grades(std::size_t query) const { return queries_[query]; }
  /// The number of `query_id`, or size() if nothing is relevant to it.
  std::size_t find(const std::string& query_id) const;

 private:
  std::vector<Grades> queries_;
  std::unordered_map<std::string, std::size_t> numbers_;  // by the query's id
};

struct RankedDocument {
  std::string id;
  double score = 0;
};

/// The measures of one query, or their averages.
struct MeasureValues {
  double ndcg_at_10 = 0;         ///< Gain is the grade, discount log2(rank + 1).
  double average_precision = 0;  ///< To rank 1000.
  double recall_at_100 = 0;
  double precision_at_10 = 0;
  double reciprocal_rank = 0;  ///< 1 / rank of the first relevant document, at any depth.
};

/// The measures of one ranking. It is ordered by score, highest first, equal scores as given; of a
/// document that occurs twice the better place counts. `grades` is not empty.
MeasureValues measure(std::span<const RankedDocument> ranking, const Grades& grades);

/// Gathers the measures of a run, query by query. Borrows the qrels.
class Measures {
 public:
  explicit Measures(const Qrels& qrels) : qrels_(qrels), values_(qrels.size()) {}

  /// Takes the whole ranking of one query, ids as they stand in the qrels (trec_token). A query
  /// without a relevant document is ignored, a second ranking replaces the first.
  void add(const std::string& query_id, std::span<const RankedDocument> ranking);

  /// Over all queries of the qrels; those never added count as 0.
  MeasureValues averages() const;
  std::size_t queries() const { return values_.size(); }

  /// `{"type":"measures","data":{"nDCG@10":…,"MAP":…,"R@100":…,"P@10":…,"MRR":…,"queries":N}}`
  std::string to_json() const;
  /// `nDCG@10 0.4321 MAP 0.3210 R@100 0.8000 P@10 0.1000 MRR 0.5000 queries 7`
  std::string to_text() const;

 private:
  const Qrels& qrels_;
  std::vector<MeasureValues> values_;  // by the query's number
};

}  // namespace fundstelle
