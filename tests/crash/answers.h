// What searches answer, brought into a form that can be compared: answers are equal when all hits,
// in their order and with their scores, facets and snippets, and all counts are. Hits of one score
// may change places, as their order is that of Xapian's numbers.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace fundstelle {

/// Queries that draw on everything an index holds: `*`, marker words, filters, phrases, dates.
const std::vector<std::string>& test_queries();

/// The query that finds the documents with a marker word, and them only.
std::string marker_query(const std::string& word);

/// Options that make the searcher say all it can.
const std::vector<std::string>& answer_options();

/// All queries as `searcher --batch` reads them, `times` over.
std::string query_batch(int times = 1);

struct Answer {
  int matches = 0;
  std::string records;  ///< Of hits and facets, one a line.

  friend bool operator==(const Answer&, const Answer&) = default;
};

/// The answers in the order of their queries; each names its query.
std::vector<std::pair<std::string, Answer>> parse_answers(const std::string& output);

}  // namespace fundstelle
