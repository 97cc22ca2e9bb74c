// Exact counts: how many documents match, and how many of them have each value of each facet.
//
// The values of a facet are counted over all matches of the query with every filter but the facet's
// own, so the count beside a value is the number of matches if it were chosen instead.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "index/facets.h"
#include "searcher/matching/document_set.h"
#include "searcher/matching/search_query.h"
#include "searcher/model/results.h"

namespace fundstelle {

/// Counts the matches of one query.
class MatchCounter {
 public:
  /// Finds what matches where that is needed to count `facets`: where one has filters of its own.
  /// The references must outlive the counter.
  MatchCounter(const Xapian::Database& database, const SearchQuery& query,
               std::vector<const Facet*> facets);

  /// What matches everything in the query; nothing if it has not been found yet or when every
  /// document matches.
  const std::optional<DocumentSet>& documents() const { return documents_; }
  /// Takes what somebody else found.
  void set_documents(DocumentSet documents) { documents_ = std::move(documents); }
  /// Finds what matches unless that is known.
  void find_documents();

  /// The numbers below need the documents.
  std::uint64_t matches() const;
  /// In the order asked for, with at most `limit` values each, 0 for all.
  std::vector<FacetCounts> count_facets(std::size_t limit) const;

 private:
  std::optional<DocumentSet> without_filters_on(const std::string& facet) const;
  bool has_own_filters(const Facet& facet) const { return query_.filters().contains(facet.name); }

  const Xapian::Database& database_;
  const SearchQuery& query_;
  std::vector<const Facet*> facets_;
  std::optional<DocumentSet> documents_;
  // Where a counted facet has filters: what matches but for all filters (nothing: every document),
  // and what each facet's filters match. What has some of the filters is put together from these.
  std::optional<DocumentSet> unfiltered_;
  std::map<std::string, DocumentSet> by_facet_;
};

/// The values of one facet over `documents`, over all if there is no set. `selected` holds facet
/// keys.
FacetCounts count_facet(const Xapian::Database& database, const Facet& facet,
                        const std::optional<DocumentSet>& documents,
                        const std::set<std::string>& selected, std::size_t limit);

}  // namespace fundstelle
