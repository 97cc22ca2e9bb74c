// What one query costs, and when that is too much.
#pragma once

#include <cstddef>
#include <cstdint>

#include <xapian.h>

#include "searcher/matching/match_query.h"
#include "searcher/matching/term_frequencies.h"

namespace fundstelle {

/// What one query may ask for, far above what is typed or pasted. Within it a query of 20,000
/// documents is answered in a second or two. docs/query-language.md names the same numbers.
struct QueryLimits {
  /// Words, prefixes and filters, and the words of phrases; equal ones side by side are one.
  std::size_t words = 12'000;
  /// Postings that are read for it: 40,000,000 and 200 for each document of the index.
  std::uint64_t postings = 40'000'000;
  std::uint64_t postings_per_document = 200;
};

/// Adds up what a query costs while it is compiled, so that one that costs too much ends before it
/// begins.
class QueryWork {
 public:
  explicit QueryWork(const Xapian::Database& database);

  /// Both throw Error, naming the limit, when it is passed.
  void add_words(std::size_t words);
  void add_postings(std::uint64_t postings);

  /// What opening a term costs, in postings read.
  static constexpr std::uint64_t kPostingsPerTerm = 100;

 private:
  std::size_t words_left_;
  std::uint64_t most_postings_;
  std::uint64_t postings_ = 0;
};

/// The postings that are read for what matches `query` and how it scores, estimated from above.
std::uint64_t postings_to_read(const Xapian::Database& database, TermFrequencies& frequencies,
                               const MatchQuery& query);

}  // namespace fundstelle
