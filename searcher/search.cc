#include "searcher/search.h"

#include <algorithm>
#include <ctime>
#include <optional>

#include <fmt/format.h>
#include <xapian.h>

#include "base/error.h"
#include "index/open_index.h"
#include "index/run_state.h"
#include "index/schedule_state.h"
#include "index/terms.h"
#include "index/write_lock.h"
#include "index/xapian/xapian_errors.h"
#include "searcher/explanation.h"
#include "searcher/hit_reader.h"
#include "searcher/matching/equal_operands.h"
#include "searcher/matching/facet_counter.h"
#include "searcher/matching/match_set.h"
#include "searcher/matching/query_work.h"
#include "searcher/matching/ranker.h"
#include "searcher/matching/search_query.h"
#include "searcher/query/query_parser.h"
#include "searcher/stage_times.h"

namespace fundstelle {

// One opened index.
class Searcher::Session {
 public:
  Session(const std::filesystem::path& index, const LanguageData& data)
      : index_(open_index(index)),
        scorer_(index_.database),
        context_{index_.database, data, index_.metadata.facets, scorer_.frequencies()},
        hits_(index_, data) {
    if (index_.metadata.fingerprint != analyzer_fingerprint(data)) {
      notes_.push_back("the index was built with other analyzers; run `indexer update`");
    }
    if (const auto holder = read_unended_holder(index); holder && !holder->is_alive()) {
      notes_.push_back(fmt::format("the index run that began at {} did not end: {}",
                                   holder->since.to_string(), broken_off_text(*holder)));
    }
    if (!index_.note.empty()) notes_.push_back(index_.note);
    const auto last_run = read_run_state(index);
    if (!last_run) return;
    if (!last_run->error.empty()) {
      notes_.push_back(fmt::format("the last index run failed at {}: {}",
                                   last_run->started.to_string(), last_run->error));
    } else if (last_run->failed > 0) {
      notes_.push_back(
          fmt::format("{} files or records failed in the last index run; "
                      "`indexer status` lists them",
                      last_run->failed));
    }
    if (const auto schedule = read_schedule_state(index);
        schedule && is_overdue(*schedule, *last_run, std::time(nullptr))) {
      notes_.push_back(fmt::format(
          "the last index run, at {}, is older than its schedule allows ({}); `indexer schedule "
          "show` says who should have started one",
          last_run->started.to_string(), schedule->every));
    }
  }

  SearchResult search(const SearchRequest& request);
  Hit show(const std::string& id);

 private:
  std::optional<query::Node> parse(const SearchRequest& request) const;
  std::vector<const Facet*> facets_of(const SearchRequest& request) const;
  std::uint64_t count_with_some(const SearchQuery& query, std::uint64_t matches);
  std::vector<Hit> read_hits(const SearchRequest& request, const SearchQuery& query,
                             const std::vector<Ranked>& page);

  OpenIndex index_;
  RelevanceScorer scorer_;
  QueryContext context_;
  HitReader hits_;
  std::vector<std::string> notes_;
};

SearchResult Searcher::Session::search(const SearchRequest& request) {
  StageTimes times;
  const std::optional<query::Node> tree = parse(request);
  const std::vector<const Facet*> facets =
      request.count ? facets_of(request) : std::vector<const Facet*>();
  const SearchQuery query(request, tree, context_);
  times.end("query");

  const bool by_relevance = is_by_relevance(request, query);
  MatchCounter counter(index_.database, query, facets);
  times.end("filter");
  Ranking ranking;
  if (by_relevance) {
    ranking = rank_by_relevance(index_.database, scorer_, request, query, counter.documents());
    if (ranking.matches) counter.set_documents(std::move(*ranking.matches));
    times.end("rank");
  }
  if (request.count || !by_relevance) counter.find_documents();
  if (!by_relevance) {
    ranking = rank_by_date(index_.database, request, counter.documents());
    times.end("sort");
  }
  SearchResult result;
  result.hits = read_hits(request, query, ranking.page);
  if (request.explain) {
    result.explanation = explain_query(request, tree, query);
    explain_hits(index_.database, scorer_, query.groups(), ranking.page, result.hits);
  }
  times.end("hits");
  if (request.count) result.facets = counter.count_facets(request.facet_limit);
  times.end("count");
  Summary& summary = result.summary;
  summary.query = request.query.value_or("");
  summary.matches_exact = request.count;
  summary.matches = request.count ? counter.matches() : ranking.known_matches;
  summary.shown = result.hits.size();
  summary.offset = request.offset;
  if (query.mode()) summary.mode = *query.mode() == MatchMode::kAll ? "all" : "any";
  if (request.count_some && query.mode() == MatchMode::kAll) {
    summary.with_some = count_with_some(query, summary.matches);
  }
  summary.notes = notes_;
  summary.notes.insert(summary.notes.end(), query.notes().begin(), query.notes().end());
  summary.milliseconds = times.total();
  result.stages = times.times();
  return result;
}

// Where counting them takes no time worth naming.
std::uint64_t Searcher::Session::count_with_some(const SearchQuery& query, std::uint64_t matches) {
  constexpr std::uint64_t kMostPostings = 50'000;
  const MatchQuery some = query.with_some();
  if (postings_to_read(index_.database, scorer_.frequencies(), some) > kMostPostings) return 0;
  return matching_documents(index_.database, some).count() - matches;
}

std::optional<query::Node> Searcher::Session::parse(const SearchRequest& request) const {
  if (!request.query) return std::nullopt;
  if (request.plain) return unite_equal_operands(query::parse_plain(*request.query));
  query::ParseOptions options;
  for (const Facet& facet : index_.metadata.facets.facets()) options.facets.insert(facet.name);
  return unite_equal_operands(query::parse(*request.query, options));
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

std::vector<Hit> Searcher::Session::read_hits(const SearchRequest& request,
                                              const SearchQuery& query,
                                              const std::vector<Ranked>& page) {
  std::vector<Xapian::docid> documents;
  for (const Ranked& entry : page) documents.push_back(entry.document);
  std::vector<Hit> hits(page.size());
  if (request.details) {
    hits = hits_.read(documents, query.highlights(), {request.snippets, request.snippet_length});
  } else if (request.paths) {
    std::transform(documents.begin(), documents.end(), hits.begin(),
                   [&](Xapian::docid document) { return hits_.read_id(document); });
  } else {
    const std::vector<std::string> ids = hits_.read_ids(documents);
    for (std::size_t i = 0; i < page.size(); ++i) hits[i].id = ids[i];
  }
  for (std::size_t i = 0; i < page.size(); ++i) {
    hits[i].rank = request.offset + i + 1;
    hits[i].score = page[i].score;
  }
  return hits;
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

template <typename Work>
auto Searcher::with_retry(Work work) {
  return with_xapian_errors([&] {
    return repeat_while_written([&] {
      if (!session_) session_ = std::make_unique<Session>(index_, data_);
      try {
        return work(*session_);
      } catch (const Xapian::DatabaseError&) {
        session_.reset();
        throw;
      }
    });
  });
}

Searcher::Searcher(std::filesystem::path index, const LanguageData& data)
    : index_(std::move(index)), data_(data) {
  StageTimes times;
  with_retry([](Session&) {});
  times.end("open");
  opening_ = times.times().front();
}

Searcher::~Searcher() = default;

SearchResult Searcher::search(const SearchRequest& request) {
  return with_retry([&](Session& session) { return session.search(request); });
}

Hit Searcher::show(const std::string& id) {
  return with_retry([&](Session& session) { return session.show(id); });
}

}  // namespace fundstelle
