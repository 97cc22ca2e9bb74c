// A request as queries: the words, the filters of each facet, and what remains of the
// filters when one facet's own are left out.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "searcher/matching/compiled_query.h"
#include "searcher/matching/match_query.h"
#include "searcher/matching/query_context.h"
#include "searcher/matching/query_work.h"
#include "searcher/model/request.h"
#include "searcher/query/query_tree.h"

namespace fundstelle {

class SearchQuery {
 public:
  /// Throws Error when the query or a filter cannot be read, and when they ask for too much
  /// (QueryLimits). `tree` is the parsed query, if any.
  SearchQuery(const SearchRequest& request, const std::optional<query::Node>& tree,
              QueryContext& context);

  /// Everything the request asks for.
  const MatchQuery& all() const;
  /// The same without the filters that choose values, but with those that exclude some.
  MatchQuery without_filters() const;
  /// The filters that choose values, by facet; alternatives within.
  const std::map<std::string, MatchQuery>& filters() const { return filters_; }

  /// How the words at the top match; nothing with fewer than two (CompiledQuery::mode).
  std::optional<MatchMode> mode() const { return words_ ? words_->mode : std::nullopt; }
  /// With MatchMode::kAll: everything the request would ask for if any word might match.
  MatchQuery with_some() const;

  /// True when some document does not match without_filters().
  bool restricts_without_filters() const;
  /// True when every document matches: no words, no filters.
  bool matches_everything() const { return filters_.empty() && !restricts_without_filters(); }
  /// What gives documents their scores: the words of the query.
  const MatchQuery& scored() const;
  /// True when documents get different scores.
  bool is_scored() const { return words_ && words_->scored; }

  /// How the query is divided between the languages; nothing when it was asked in one or has no
  /// words.
  std::optional<LanguageShares> shares() const;
  const std::vector<std::string>& function_words() const;
  const HighlightRules& highlights() const;
  const std::vector<QueryGroup>& groups() const;
  const std::vector<QueryWord>& words() const;
  /// Facet keys chosen on `facet`.
  std::set<std::string> selected(const std::string& facet) const;
  /// What the reader should know: that no document has all the words, filters on values that the
  /// index does not have.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  /// What matches `words`, or everything when that is empty, and all else that restricts.
  MatchQuery restricted_by(MatchQuery words, std::vector<MatchQuery> filters) const;
  std::vector<MatchQuery> all_filters() const;
  void note_mode(const SearchRequest& request);
  void add_filters(const std::vector<FacetFilter>& filters, const QueryContext& context,
                   QueryWork& work);

  std::optional<CompiledQuery> words_;
  std::map<std::string, MatchQuery> filters_;
  std::map<std::string, std::set<std::string>> selected_;
  std::optional<MatchQuery> restriction_;  // dates
  std::optional<MatchQuery> exclusions_;
  std::optional<MatchQuery> restricted_;  // all of it; nothing when that is the words alone
  std::vector<std::string> notes_;
};

}  // namespace fundstelle
