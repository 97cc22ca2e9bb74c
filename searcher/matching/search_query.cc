#include "searcher/matching/search_query.h"

#include <cstddef>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "cli/spelling.h"
#include "index/date_slot.h"
#include "index/slots.h"
#include "index/terms.h"
#include "searcher/matching/facet_query.h"
#include "searcher/matching/query_compiler.h"

namespace fundstelle {
namespace {

using Query = MatchQuery;

constexpr std::size_t kMaxCandidates = 200'000;  // values compared for a suggestion
constexpr std::size_t kMaxSuggestions = 3;
constexpr std::size_t kMaxUnknownNotes = 10;

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

// All values of the facet are compared: too slow for a long list of unknown ones.
std::string suggestion(const Xapian::Database& database, const Facet& facet,
                       const std::string& value) {
  std::vector<std::string> candidates;
  const std::string prefix = facet_term(facet.name, "");
  for (auto term = database.allterms_begin(prefix);
       term != database.allterms_end(prefix) && candidates.size() < kMaxCandidates; ++term) {
    candidates.push_back((*term).substr(prefix.size()));
  }
  const auto nearest = nearest_name(facet_key(value), candidates);
  return nearest ? fmt::format("; did you mean {}?", facet_spelling(database, facet, *nearest))
                 : std::string();
}

// A note for each value that the index does not have, but for no more than are read.
class UnknownValues {
 public:
  explicit UnknownValues(const Xapian::Database& database) : database_(database) {}

  void add(const Facet& facet, const std::string& value) {
    if (++count_ > kMaxUnknownNotes) return;
    notes_.push_back(
        fmt::format("no document has the {} '{}'{}", facet.name, value,
                    count_ > kMaxSuggestions ? "" : suggestion(database_, facet, value)));
  }

  std::vector<std::string> notes() const {
    std::vector<std::string> notes = notes_;
    if (count_ > kMaxUnknownNotes) {
      notes.push_back(fmt::format("no document has {} more of the values asked for",
                                  count_ - kMaxUnknownNotes));
    }
    return notes;
  }

 private:
  const Xapian::Database& database_;
  std::size_t count_ = 0;
  std::vector<std::string> notes_;
};

// Any of some terms, each once.
class Alternatives {
 public:
  void add(const std::string& term) {
    if (seen_.insert(term).second) terms_.emplace_back(term);
  }
  Query to_query() && { return join(Query::Op::kOr, std::move(terms_)); }

 private:
  std::vector<Query> terms_;
  std::set<std::string> seen_;
};

}  // namespace

SearchQuery::SearchQuery(const SearchRequest& request, const std::optional<query::Node>& tree,
                         QueryContext& context) {
  QueryWork work(context.database);
  if (tree) {
    words_ = compile_query(context, work, *tree,
                           {.language = request.language,
                            .mode = request.plain ? MatchMode::kAny : request.mode,
                            .with_highlights = request.details});
    // Letters that show nothing, such as U+115F, are words to the parser and none to the analyzer.
    if (words_->query.empty()) throw Error("the query has no word that can be searched for");
  }
  note_mode(request);
  add_filters(request.filters, context, work);
  if (request.dates) restriction_ = Query::by_xapian(date_range(*request.dates));
  if (!words_ || restriction_ || exclusions_ || !filters_.empty()) {
    restricted_ = restricted_by(scored(), all_filters());
  }
  work.add_postings(postings_to_read(context.database, context.frequencies, all()));
}

void SearchQuery::add_filters(const std::vector<FacetFilter>& filters, const QueryContext& context,
                              QueryWork& work) {
  std::set<std::tuple<std::string, std::string, bool>> seen;
  std::map<std::string, Alternatives> chosen;  // by facet
  Alternatives excluded;
  UnknownValues unknown(context.database);
  for (const FacetFilter& filter : filters) {
    const Facet* facet = context.schema.find(filter.facet);
    if (facet == nullptr) {
      throw Error(fmt::format("the index has no facet '{}'", filter.facet),
                  fmt::format("its facets are {}", context.schema.names()));
    }
    if (!seen.emplace(facet->name, filter.value, filter.exclude).second) continue;
    work.add_words(1);
    const std::vector<std::string> keys =
        facet_keys(context.database, context.data, *facet, filter.value);
    Alternatives& alternatives = filter.exclude ? excluded : chosen[facet->name];
    for (const std::string& key : keys) alternatives.add(facet_term(facet->name, key));
    if (keys.empty()) {
      unknown.add(*facet, filter.value);
      alternatives.add(facet_term(facet->name, facet_key(filter.value)));  // no document has it
    }
    if (!filter.exclude) selected_[facet->name].insert(keys.begin(), keys.end());
  }
  for (auto& [facet, alternatives] : chosen) {
    filters_.emplace(facet, std::move(alternatives).to_query());
  }
  if (Query query = std::move(excluded).to_query(); !query.empty()) exclusions_ = std::move(query);
  for (std::string& note : unknown.notes()) notes_.push_back(std::move(note));
}

// Says why more matches than what was asked for.
void SearchQuery::note_mode(const SearchRequest& request) {
  if (mode() != MatchMode::kAny || request.plain || request.mode != MatchMode::kAuto) return;
  const std::uint64_t documents = words_->with_all;
  notes_.push_back(documents == 0 ? "none has all the words, so any may match"
                                  : fmt::format("only {} {} all the words, so any may match",
                                                documents, documents == 1 ? "has" : "have"));
}

const Query& SearchQuery::all() const {
  return restricted_ ? *restricted_ : words_->query;
}

Query SearchQuery::without_filters() const {
  return restricted_by(scored(), {});
}

Query SearchQuery::with_some() const {
  return restricted_by(words_->some, all_filters());
}

std::vector<Query> SearchQuery::all_filters() const {
  std::vector<Query> filters;
  for (const auto& [facet, filter] : filters_) filters.push_back(filter);
  return filters;
}

Query SearchQuery::restricted_by(Query all, std::vector<Query> filters) const {
  if (restriction_) filters.push_back(*restriction_);
  if (all.empty()) {
    if (filters.empty()) {
      all = Query::all();
    } else {
      all = Query::scaled(filters.back(), 0);
      filters.pop_back();
    }
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

std::optional<LanguageShares> SearchQuery::shares() const {
  return words_ ? words_->shares : std::nullopt;
}

const std::vector<std::string>& SearchQuery::function_words() const {
  static const std::vector<std::string> kNone;
  return words_ ? words_->function_words : kNone;
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
