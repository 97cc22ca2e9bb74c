#include "searcher/matching/facet_counter.h"

#include <algorithm>

#include "index/columns/facet_column.h"
#include "index/terms.h"
#include "searcher/matching/match_set.h"

namespace fundstelle {
namespace {

struct OrdinalCount {
  Ordinal ordinal = 0;
  std::uint32_t count = 0;
};

bool more_often(const OrdinalCount& a, const OrdinalCount& b) {
  return a.count > b.count;
}

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
  for (FacetCount& value : counts.values)
    value.selected = selected.contains(facet_key(value.value));
  return counts;
}

}  // namespace

FacetCounts count_facet(const Xapian::Database& database, const Facet& facet,
                        const std::optional<DocumentSet>& documents,
                        const std::set<std::string>& selected, std::size_t limit) {
  const FacetColumn column(database, facet.slot);
  return best_values(column, facet, documents ? column.count(documents->words()) : column.totals(),
                     selected, limit);
}

MatchCounter::MatchCounter(const Xapian::Database& database, const SearchQuery& query,
                           std::vector<const Facet*> facets)
    : database_(database), query_(query), facets_(std::move(facets)) {
  if (std::none_of(facets_.begin(), facets_.end(),
                   [&](const Facet* facet) { return has_own_filters(*facet); })) {
    return;
  }
  if (query.restricts_without_filters()) {
    unfiltered_ = matching_documents(database, query.without_filters());
  }
  for (const auto& [facet, filter] : query.filters()) {
    by_facet_.emplace(facet, matching_documents(database, filter));
  }
  documents_ = without_filters_on("");
}

void MatchCounter::find_documents() {
  if (!documents_ && !query_.matches_everything()) {
    documents_ = matching_documents(database_, query_.all());
  }
}

std::uint64_t MatchCounter::matches() const {
  return documents_ ? documents_->count() : database_.get_doccount();
}

std::vector<FacetCounts> MatchCounter::count_facets(std::size_t limit) const {
  std::vector<FacetCounts> counts;
  for (const Facet* facet : facets_) {
    counts.push_back(count_facet(
        database_, *facet, has_own_filters(*facet) ? without_filters_on(facet->name) : documents_,
        query_.selected(facet->name), limit));
  }
  return counts;
}

std::optional<DocumentSet> MatchCounter::without_filters_on(const std::string& left_out) const {
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

}  // namespace fundstelle
