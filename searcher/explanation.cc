#include "searcher/explanation.h"

#include <fmt/format.h>

namespace fundstelle {

// The hits are scored again, a word at a time. What words give by standing close together comes
// last.
void explain_hits(const Xapian::Database& database, RelevanceScorer& scorer,
                  const std::vector<QueryGroup>& groups, const std::vector<Ranked>& ranked,
                  std::vector<Hit>& hits) {
  DocumentSet among_hits(database.get_lastdocid());
  for (const Ranked& hit : ranked) among_hits.insert(hit.document);
  for (const QueryGroup& group : groups) {
    const ScoredMatches scores = scorer.score(group.query, among_hits);
    for (std::size_t i = 0; i < hits.size(); ++i) {
      const double score = scores.score(ranked[i].document) * ranked[i].factor;
      if (score > 0) hits[i].contributions.push_back({group.written, score});
    }
  }
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (ranked[i].nearness > 0) hits[i].contributions.push_back({"nearness", ranked[i].nearness});
  }
}

Explanation explain_query(const SearchRequest& request, const std::optional<query::Node>& tree,
                          const SearchQuery& query) {
  Explanation explanation;
  explanation.query = request.query.value_or("");
  explanation.tree = tree ? query::to_string(*tree) : "*";
  explanation.xapian = query.all().to_xapian().get_description();
  for (const QueryGroup& group : query.groups()) {
    explanation.groups.push_back(
        fmt::format("{}: {}", group.written, group.query.to_xapian().get_description()));
  }
  explanation.function_words = query.function_words();
  if (const std::optional<LanguageShares> shares = query.shares()) {
    for (const Language language : kLanguages) {
      explanation.languages.emplace_back(language_code(language), (*shares)[language]);
    }
  }
  return explanation;
}

}  // namespace fundstelle
