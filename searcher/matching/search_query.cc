#include "searcher/matching/search_query.h"

#include <fmt/format.h>

#include "base/error.h"
#include "cli/spelling.h"
#include "index/date_slot.h"
#include "index/slots.h"
#include "index/terms.h"
#include "searcher/matching/facet_query.h"

namespace fundstelle {
namespace {

using Query = MatchQuery;

constexpr std::size_t kMaxCandidates = 200'000;  // values compared for a suggestion

Xapian::Query date_range(const DateRange& range) {
  if (range.from && range.to) {
    return {Xapian::Query::OP_VALUE_RANGE, slots::kDate, date_slot_from(*range.from),
            date_slot_to(*range.to)};
  }
  if (range.from) {
    return {Xapian::Query::OP_VALUE_GE, slots::kDate, date_slot_from(*range.from)};
  }
  // The empty slot of an undated document sorts before every date.
  const std::string first(1, '\0');
  return {Xapian::Query::OP_VALUE_RANGE, slots::kDate, first, date_slot_to(*range.to)};
}

std::string unknown_value_note(const Xapian::Database& database, const Facet& facet,
                               const std::string& value) {
  std::vector<std::string> candidates;
  const std::string prefix = facet_term(facet.name, "");
  for (auto term = database.allterms_begin(prefix);
       term != database.allterms_end(prefix) && candidates.size() < kMaxCandidates; ++term) {
    candidates.push_back((*term).substr(prefix.size()));
  }
  const auto nearest = nearest_name(facet_key(value), candidates);
  return fmt::format(
      "no document has the {} '{}'{}", facet.name, value,
      nearest ? fmt::format("; did you mean {}?", facet_spelling(database, facet, *nearest)) : "");
}

}  // namespace

SearchQuery::SearchQuery(const SearchRequest& request, const std::optional<query::Node>& tree,
                         QueryContext& context) {
  if (tree) {
    words_ = QueryCompiler(context).compile(*tree, request.language, request.details);
    // Letters that show nothing, such as U+115F, are words to the parser and none to the analyzer.
    if (words_->query.empty()) throw Error("the query has no word that can be searched for");
  }
  for (const FacetFilter& filter : request.filters) add_filter(filter, context);
  if (request.dates) restriction_ = Query::by_xapian(date_range(*request.dates), false);
}

void SearchQuery::add_filter(const FacetFilter& filter, const QueryContext& context) {
  const Facet* facet = context.schema.find(filter.facet);
  if (facet == nullptr) {
    throw Error(fmt::format("the index has no facet '{}'", filter.facet),
                fmt::format("its facets are {}", context.schema.names()));
  }
  const std::vector<std::string> keys =
      facet_keys(context.database, context.data, *facet, filter.value);
  const Query query = facet_query(context.database, context.data, *facet, filter.value);
  if (keys.empty()) notes_.push_back(unknown_value_note(context.database, *facet, filter.value));
  if (filter.exclude) {
    exclusions_ = exclusions_ ? Query(Query::Op::kOr, *exclusions_, query) : query;
    return;
  }
  selected_[facet->name].insert(keys.begin(), keys.end());
  const auto [place, is_new] = filters_.try_emplace(facet->name, query);
  if (!is_new) place->second = Query(Query::Op::kOr, place->second, query);
}

Query SearchQuery::all() const {
  std::vector<Query> filters;
  for (const auto& [facet, filter] : filters_) filters.push_back(filter);
  return restricted_by(std::move(filters));
}

Query SearchQuery::without_filters() const {
  return restricted_by({});
}

Query SearchQuery::restricted_by(std::vector<Query> filters) const {
  if (restriction_) filters.push_back(*restriction_);
  Query all;
  if (words_ && !words_->query.empty()) {
    all = words_->query;
  } else if (filters.empty()) {
    all = Query::all();
  } else {
    all = Query::scaled(filters.back(), 0);
    filters.pop_back();
  }
  for (const Query& filter : filters) all = Query(Query::Op::kFilter, all, filter);
  return exclusions_ ? Query(Query::Op::kAndNot, all, *exclusions_) : all;
}

bool SearchQuery::restricts_without_filters() const {
  return restriction_ || exclusions_ || (words_ && words_->query.op() != Query::Op::kAll);
}

const MatchQuery& SearchQuery::scored() const {
  static const MatchQuery kNone;
  return words_ ? words_->query : kNone;
}

const HighlightRules& SearchQuery::highlights() const {
  static const HighlightRules kNone;
  return words_ ? words_->highlights : kNone;
}

const std::vector<QueryWord>& SearchQuery::words() const {
  static const std::vector<QueryWord> kNone;
  return words_ ? words_->words : kNone;
}

const std::vector<QueryGroup>& SearchQuery::groups() const {
  static const std::vector<QueryGroup> kNone;
  return words_ ? words_->groups : kNone;
}

std::set<std::string> SearchQuery::selected(const std::string& facet) const {
  const auto found = selected_.find(facet);
  return found == selected_.end() ? std::set<std::string>{} : found->second;
}

}  // namespace fundstelle
