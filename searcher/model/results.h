// What a search hands to the printers: hits, facet counts, a summary. Plain data, no Xapian.
//
// Offsets are bytes, half-open, into the UTF-8 string beside them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/byte_range.h"
#include "base/date.h"

namespace fundstelle {

struct Snippet {
  std::string text;
  std::size_t offset = 0;  ///< Into the stored text.
  std::vector<ByteRange> highlights;
};

struct FacetValues {
  std::string name;
  std::vector<std::string> values;  ///< Canonical names.
};

/// What one query word gave one hit, for `--explain`.
struct Contribution {
  std::string word;
  double score = 0;
};

struct Hit {
  std::size_t rank = 0;  ///< From 1, over all pages.
  double score = 0;
  std::string id;
  std::string path;
  std::string url;
  std::string title;  ///< Empty when there is none.
  std::vector<ByteRange> title_highlights;
  std::string language;
  std::optional<Date> date;
  std::vector<FacetValues> facets;  ///< Every facet of the index, in its order; may be empty lists.
  std::vector<Snippet> snippets;
  std::vector<std::pair<std::string, std::string>> fields;  ///< Name and JSON text.
  std::vector<Contribution> contributions;                  ///< Only with `--explain`.
};

struct FacetCount {
  std::string value;
  std::uint64_t count = 0;
  bool selected = false;
};

struct FacetCounts {
  std::string name;
  std::vector<FacetCount> values;  ///< Count descending, then by code point.
  std::uint64_t more = 0;          ///< Values not shown.
};

/// One match beside others of the same size: what `--explain` says of the query.
struct Explanation {
  std::string query;                        ///< As typed.
  std::string tree;                         ///< As parsed.
  std::string xapian;                       ///< As sent to Xapian.
  std::vector<std::string> groups;          ///< A line for each query word: the terms it became.
  std::vector<std::string> function_words;  ///< Words that say nothing here and were left out.
  /// Code of each language and how likely the query is in it; empty when it was asked in one.
  std::vector<std::pair<std::string, double>> languages;
};

struct Summary {
  std::string query;
  std::uint64_t matches = 0;
  bool matches_exact = true;  ///< `trec` and `paths` output need not count.
  std::size_t shown = 0;
  std::size_t offset = 0;
  /// `all` or `any` of the words beside each other; nothing with fewer than two.
  std::optional<std::string> mode;
  std::uint64_t with_some = 0;  ///< Further documents that have some of the words; 0: not counted.
  std::optional<std::string> corrected;
  std::vector<std::string> notes;
  double milliseconds = 0;
};

struct StageTime {
  std::string stage;
  double milliseconds = 0;
};

struct SearchResult {
  std::string query_id;  ///< Only in batches.
  std::optional<Explanation> explanation;
  std::vector<Hit> hits;
  std::vector<FacetCounts> facets;
  Summary summary;
  std::vector<StageTime> stages;  ///< For `--verbose`, in the order they ran.
};

}  // namespace fundstelle
