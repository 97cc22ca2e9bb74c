#include "searcher/search.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <optional>

#include "base/error.h"
#include "index/open_index.h"
#include "index/run_state.h"
#include "index/slots.h"
#include "index/terms.h"
#include "index/xapian_errors.h"
#include "searcher/hit_reader.h"
#include "searcher/matching/facet_counter.h"
#include "searcher/matching/ranker.h"
#include "searcher/matching/search_query.h"
#include "searcher/query/query_parser.h"

namespace fundstelle {
namespace {

// What each word of the query gave each hit: the hits are matched again, a word at a time. What words
// give by standing close together comes last.
void explain_hits(const Xapian::Database& database, const std::vector<QueryGroup>& groups,
                  std::vector<Hit>& hits, const std::vector<Ranked>& ranked) {
  std::vector<Xapian::Query> ids;
  for (const Hit& hit : hits) ids.emplace_back(id_term(hit.id));
  const Xapian::Query among_hits(Xapian::Query::OP_OR, ids.begin(), ids.end());
  for (const QueryGroup& group : groups) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(bm25());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, group.query, among_hits));
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
  explanation.xapian = query.all().get_description();
  for (const QueryGroup& group : query.groups()) {
    explanation.groups.push_back(fmt::format("{}: {}", group.written,
                                             group.query.get_description()));
  }
  return explanation;
}

}  // namespace

// One opened index.
class Searcher::Session {
 public:
  Session(const std::filesystem::path& index, const LanguageData& data)
      : data_(data), index_(open_index(index)), hits_(index_, data) {
    if (index_.metadata.fingerprint != analyzer_fingerprint(data)) {
      notes_.push_back("the index was built with other analyzers; run `indexer update`");
    }
    const auto last_run = read_run_state(index);
    if (!last_run) return;
    if (!last_run->error.empty()) {
      notes_.push_back(fmt::format("the last index run failed at {}: {}",
                                   last_run->started.to_string(), last_run->error));
    } else if (last_run->failed > 0) {
      notes_.push_back(fmt::format("{} files or records failed in the last index run; "
                                   "`indexer status` lists them",
                                   last_run->failed));
    }
  }

  SearchResult search(const SearchRequest& request);
  Hit show(const std::string& id);

 private:
  std::optional<query::Node> parse(const SearchRequest& request) const;
  std::vector<const Facet*> facets_of(const SearchRequest& request) const;

  const LanguageData& data_;
  OpenIndex index_;
  HitReader hits_;
  std::vector<std::string> notes_;
};

SearchResult Searcher::Session::search(const SearchRequest& request) {
  const auto begin = std::chrono::steady_clock::now();
  const std::optional<query::Node> tree = parse(request);
  const std::vector<const Facet*> facets = facets_of(request);
  const SearchQuery query(request, tree, index_.database, data_, index_.metadata.facets);

  Counts counts;
  if (request.count || !is_by_relevance(request, query)) {
    counts = count_matches(index_.database, query,
                           request.count ? facets : std::vector<const Facet*>(),
                           request.facet_limit);
  }
  const Ranking ranking = is_by_relevance(request, query)
                              ? rank_by_relevance(index_.database, request, query)
                              : rank_by_date(index_.database, request, counts.documents);
  SearchResult result;
  for (const Ranked& entry : ranking.page) {
    result.hits.push_back(request.details
                              ? hits_.read(entry.document, query.highlights(),
                                           {request.snippets, request.snippet_length})
                              : hits_.read_id(entry.document));
    result.hits.back().rank = request.offset + result.hits.size();
    result.hits.back().score = entry.score;
  }
  if (request.explain) {
    result.explanation = explain_query(request, tree, query);
    explain_hits(index_.database, query.groups(), result.hits, ranking.page);
  }
  result.facets = std::move(counts.facets);
  Summary& summary = result.summary;
  summary.query = request.query.value_or("");
  summary.matches_exact = request.count;
  summary.matches = request.count ? counts.matches : ranking.known_matches;
  summary.shown = result.hits.size();
  summary.offset = request.offset;
  summary.notes = notes_;
  summary.notes.insert(summary.notes.end(), query.notes().begin(), query.notes().end());
  summary.milliseconds =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  return result;
}

std::optional<query::Node> Searcher::Session::parse(const SearchRequest& request) const {
  if (!request.query) return std::nullopt;
  if (request.plain) return query::parse_plain(*request.query);
  query::ParseOptions options;
  for (const Facet& facet : index_.metadata.facets.facets()) options.facets.insert(facet.name);
  return query::parse(*request.query, options);
}

std::vector<const Facet*> Searcher::Session::facets_of(const SearchRequest& request) const {
  const FacetSchema& schema = index_.metadata.facets;
  std::vector<const Facet*> facets;
  for (const std::string& name : request.facets) {
    facets.push_back(schema.find(name));
    if (facets.back() == nullptr) {
      throw Error(fmt::format("the index has no facet '{}'", name),
                  fmt::format("its facets are {}", schema.names()));
    }
  }
  return facets;
}

Hit Searcher::Session::show(const std::string& id) {
  const std::string term = id_term(id);
  const std::vector<Xapian::docid> found(index_.database.postlist_begin(term),
                                         index_.database.postlist_end(term));
  if (found.empty()) {
    throw Error(fmt::format("no document has the id '{}'", id),
                "ids are printed with --format json, csv and trec");
  }
  if (found.size() > 1) {
    std::string files;
    for (const Xapian::docid document : found) {
      files += fmt::format("{}{}", files.empty() ? "" : "\n", hits_.path_of(document));
    }
    throw Error(fmt::format("{} documents have the id '{}'", found.size(), id), files);
  }
  return hits_.read_whole(found.front());
}

Searcher::Searcher(std::filesystem::path index, const LanguageData& data)
    : index_(std::move(index)), data_(data) {
  session_ = with_xapian_errors([&] { return std::make_unique<Session>(index_, data_); });
}

Searcher::~Searcher() = default;

// A snapshot is good for one commit of the writer only; after the second, what was open is gone.
template <typename Work>
auto Searcher::with_retry(Work work) {
  return with_xapian_errors([&] {
    try {
      return work(*session_);
    } catch (const Xapian::DatabaseModifiedError&) {
      session_ = std::make_unique<Session>(index_, data_);
      return work(*session_);
    }
  });
}

SearchResult Searcher::search(const SearchRequest& request) {
  return with_retry([&](Session& session) { return session.search(request); });
}

Hit Searcher::show(const std::string& id) {
  return with_retry([&](Session& session) { return session.show(id); });
}

}  // namespace fundstelle
