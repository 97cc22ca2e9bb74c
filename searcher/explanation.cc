#include "searcher/explanation.h"

#include <algorithm>

#include <fmt/format.h>

#include "index/terms.h"

namespace fundstelle {

// The hits are matched again, a word at a time. What words give by standing close together comes
// last.
void explain_hits(const Xapian::Database& database, const std::vector<QueryGroup>& groups,
                  const std::vector<Ranked>& ranked, std::vector<Hit>& hits) {
  std::vector<Xapian::Query> ids;
  for (const Hit& hit : hits) ids.emplace_back(id_term(hit.id));
  const Xapian::Query among_hits(Xapian::Query::OP_OR, ids.begin(), ids.end());
  for (const QueryGroup& group : groups) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(bm25());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, group.query.to_xapian(), among_hits));
    const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      const auto hit = std::find_if(ranked.begin(), ranked.end(), [&](const Ranked& candidate) {
        return candidate.document == *match;
      });
      if (hit == ranked.end()) continue;
      hits[static_cast<std::size_t>(hit - ranked.begin())].contributions.push_back(
          {group.written, match.get_weight()});
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
  return explanation;
}

}  // namespace fundstelle
