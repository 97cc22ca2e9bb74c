#include "searcher/matching/match_set.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace fundstelle {
namespace {

using Xapian::Query;

// Looking a document up in a posting list costs about as much as reading this many postings.
constexpr std::uint64_t kSkipCost = 8;

// Adds each document that a match looks at to a set. For Enquire::get_mset() with check_at_least
// covering the whole database, so that all matches are looked at.
class MatchCollector : public Xapian::MatchSpy {
 public:
  explicit MatchCollector(DocumentSet& documents) : documents_(documents) {}
  void operator()(const Xapian::Document& document, double) override {
    documents_.insert(document.get_docid());
  }

 private:
  DocumentSet& documents_;
};

std::vector<Query> subqueries(const Query& query) {
  std::vector<Query> all;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) all.push_back(query.get_subquery(i));
  return all;
}

std::string term_of(const Query& leaf) { return *leaf.get_terms_begin(); }

class SetMatcher {
 public:
  explicit SetMatcher(const Xapian::Database& database)
      : database_(database), last_(database.get_lastdocid()) {}

  DocumentSet match(const Query& query) const;
  void add_matches(const Query& query, DocumentSet& documents) const;
  std::uint64_t estimate(const Query& query) const;

 private:
  static bool is_boolean(const Query& query);
  DocumentSet match_all_of(std::vector<Query> parts) const;
  void keep_those_with(const std::string& term, DocumentSet& documents) const;
  DocumentSet match_by_xapian(const Query& query) const;

  const Xapian::Database& database_;
  Xapian::docid last_;
};

// True when terms decide alone.
bool SetMatcher::is_boolean(const Query& query) {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
    case Query::LEAF_MATCH_ALL:
    case Query::LEAF_MATCH_NOTHING:
      return true;
    case Query::OP_AND:
    case Query::OP_OR:
    case Query::OP_AND_NOT:
    case Query::OP_AND_MAYBE:
    case Query::OP_FILTER:
    case Query::OP_SCALE_WEIGHT:
    case Query::OP_SYNONYM:
    case Query::OP_MAX: {
      const std::vector<Query> parts = subqueries(query);
      return std::all_of(parts.begin(), parts.end(), is_boolean);
    }
    default:
      return false;
  }
}

DocumentSet SetMatcher::match(const Query& query) const {
  // What terms alone do not decide, Xapian does best together with what restricts it.
  if (query.get_type() != Query::OP_OR && !is_boolean(query)) return match_by_xapian(query);
  switch (query.get_type()) {
    case Query::OP_AND:
    case Query::OP_FILTER:
      return match_all_of(subqueries(query));
    case Query::OP_AND_NOT: {
      const std::vector<Query> parts = subqueries(query);
      DocumentSet documents = match(parts.front());
      for (auto excluded = parts.begin() + 1; excluded != parts.end(); ++excluded) {
        documents -= match(*excluded);
      }
      return documents;
    }
    case Query::OP_AND_MAYBE:
    case Query::OP_SCALE_WEIGHT:
      return match(query.get_subquery(0));
    default: {
      DocumentSet documents(last_);
      add_matches(query, documents);
      return documents;
    }
  }
}

void SetMatcher::add_matches(const Query& query, DocumentSet& documents) const {
  switch (query.get_type()) {
    case Query::LEAF_MATCH_NOTHING:
      return;
    case Query::LEAF_TERM:
    case Query::LEAF_MATCH_ALL: {
      const std::string term = query.get_type() == Query::LEAF_TERM ? term_of(query) : "";
      const auto end = database_.postlist_end(term);
      for (auto posting = database_.postlist_begin(term); posting != end; ++posting) {
        documents.insert(*posting);
      }
      return;
    }
    case Query::OP_OR:
    case Query::OP_SYNONYM:
    case Query::OP_MAX:
      for (const Query& part : subqueries(query)) add_matches(part, documents);
      return;
    default:
      documents |= match(query);
  }
}

DocumentSet SetMatcher::match_all_of(std::vector<Query> parts) const {
  std::sort(parts.begin(), parts.end(),
            [&](const Query& a, const Query& b) { return estimate(a) < estimate(b); });
  DocumentSet documents = match(parts.front());
  for (auto part = parts.begin() + 1; part != parts.end(); ++part) {
    if (part->get_type() == Query::LEAF_TERM &&
        documents.count() * kSkipCost < estimate(*part)) {
      keep_those_with(term_of(*part), documents);
    } else {
      documents &= match(*part);
    }
  }
  return documents;
}

void SetMatcher::keep_those_with(const std::string& term, DocumentSet& documents) const {
  DocumentSet kept(last_);
  auto posting = database_.postlist_begin(term);
  const auto end = database_.postlist_end(term);
  documents.for_each([&](Xapian::docid document) {
    if (posting != end) posting.skip_to(document);
    if (posting != end && *posting == document) kept.insert(document);
  });
  documents = std::move(kept);
}

DocumentSet SetMatcher::match_by_xapian(const Query& query) const {
  DocumentSet documents(last_);
  MatchCollector collector(documents);
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.add_matchspy(&collector);
  enquire.get_mset(0, 0, database_.get_doccount());
  return documents;
}

std::uint64_t SetMatcher::estimate(const Query& query) const {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return database_.get_termfreq(term_of(query));
    case Query::LEAF_MATCH_NOTHING:
      return 0;
    case Query::OP_AND:
    case Query::OP_FILTER: {
      std::uint64_t least = database_.get_doccount();
      for (const Query& part : subqueries(query)) least = std::min(least, estimate(part));
      return least;
    }
    case Query::OP_OR:
    case Query::OP_SYNONYM:
    case Query::OP_MAX: {
      std::uint64_t sum = 0;
      for (const Query& part : subqueries(query)) sum += estimate(part);
      return sum;
    }
    case Query::OP_AND_NOT:
    case Query::OP_AND_MAYBE:
    case Query::OP_SCALE_WEIGHT:
      return estimate(query.get_subquery(0));
    default:
      return database_.get_doccount();
  }
}

}  // namespace

DocumentSet matching_documents(const Xapian::Database& database, const Query& query) {
  return SetMatcher(database).match(query);
}

std::uint64_t estimate_postings(const Xapian::Database& database, const Query& query) {
  return SetMatcher(database).estimate(query);
}

}  // namespace fundstelle
