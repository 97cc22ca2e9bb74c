#include "searcher/matching/facet_counter.h"

#include <algorithm>
#include <map>
#include <utility>

#include "index/columns/facet_column.h"
#include "index/terms.h"
#include "searcher/matching/match_set.h"

namespace fundstelle {
namespace {

struct OrdinalCount {
  Ordinal ordinal = 0;
  std::uint32_t count = 0;
};

bool more_often(const OrdinalCount& a, const OrdinalCount& b) { return a.count > b.count; }

// The first `limit` values, by count and then by value. Values are looked up for what is shown, and
// for its equals, which may sort before it.
FacetCounts best_values(const FacetColumn& column, const Facet& facet,
                        const std::vector<std::uint32_t>& totals,
                        const std::set<std::string>& selected, std::size_t limit) {
  std::vector<OrdinalCount> counted;
  for (Ordinal ordinal = 0; ordinal < totals.size(); ++ordinal) {
    if (totals[ordinal] > 0) counted.push_back({ordinal, totals[ordinal]});
  }
  if (limit == 0 || limit > counted.size()) limit = counted.size();
  const auto shown = counted.begin() + static_cast<std::ptrdiff_t>(limit);
  std::partial_sort(counted.begin(), shown, counted.end(), more_often);
  auto end = shown;
  if (limit > 0) {
    const std::uint32_t least = (shown - 1)->count;
    end = std::partition(shown, counted.end(),
                         [&](const OrdinalCount& value) { return value.count == least; });
  }
  FacetCounts counts;
  counts.name = facet.name;
  for (auto value = counted.begin(); value != end; ++value) {
    counts.values.push_back({column.value(value->ordinal), value->count, false});
  }
  std::sort(counts.values.begin(), counts.values.end(), [](const auto& a, const auto& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  counts.values.resize(limit);
  counts.more = counted.size() - limit;
  if (selected.empty()) return counts;
  for (FacetCount& value : counts.values) value.selected = selected.contains(facet_key(value.value));
  return counts;
}

// The documents that match everything but filters, and each facet's filters on their own: what has
// filters on several facets is put together from these.
class FilteredMatches {
 public:
  FilteredMatches(const Xapian::Database& database, const SearchQuery& query)
      : unfiltered_(query.restricts_without_filters()
                        ? std::optional(matching_documents(database, query.without_filters()))
                        : std::nullopt) {
    for (const auto& [facet, filter] : query.filters()) {
      by_facet_.emplace(facet, matching_documents(database, filter));
    }
  }

  // Nothing when every document matches.
  std::optional<DocumentSet> all_but(const std::string& left_out) const {
    std::optional<DocumentSet> documents = unfiltered_;
    for (const auto& [facet, filtered] : by_facet_) {
      if (facet == left_out) continue;
      if (documents) {
        *documents &= filtered;
      } else {
        documents = filtered;
      }
    }
    return documents;
  }

 private:
  std::optional<DocumentSet> unfiltered_;
  std::map<std::string, DocumentSet> by_facet_;
};

}  // namespace

FacetCounts count_facet(const Xapian::Database& database, const Facet& facet,
                        const std::optional<DocumentSet>& documents,
                        const std::set<std::string>& selected, std::size_t limit) {
  const FacetColumn column(database, facet.slot);
  return best_values(column, facet,
                     documents ? column.count(documents->words()) : column.totals(), selected,
                     limit);
}

Counts count_matches(const Xapian::Database& database, const SearchQuery& query,
                     const std::vector<const Facet*>& facets, std::size_t limit,
                     std::optional<DocumentSet> known) {
  Counts counts;
  std::optional<FilteredMatches> filtered;
  if (std::any_of(facets.begin(), facets.end(), [&](const Facet* facet) {
        return query.filters().contains(facet->name);
      })) {
    filtered.emplace(database, query);
    counts.documents = known ? std::move(known) : filtered->all_but("");
  } else if (known) {
    counts.documents = std::move(known);
  } else if (!query.matches_everything()) {
    counts.documents = matching_documents(database, query.all());
  }
  counts.matches = counts.documents ? counts.documents->count() : database.get_doccount();
  for (const Facet* facet : facets) {
    const bool has_own = query.filters().contains(facet->name);
    counts.facets.push_back(count_facet(database, *facet,
                                        has_own ? filtered->all_but(facet->name) : counts.documents,
                                        query.selected(facet->name), limit));
  }
  return counts;
}

}  // namespace fundstelle
