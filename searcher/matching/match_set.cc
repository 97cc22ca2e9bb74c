#include "searcher/matching/match_set.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace fundstelle {
namespace {

using Op = MatchQuery::Op;

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

class SetMatcher {
 public:
  explicit SetMatcher(const Xapian::Database& database)
      : database_(database), last_(database.get_lastdocid()) {}

  DocumentSet match(const MatchQuery& query) const;

 private:
  void add_matches(const MatchQuery& query, DocumentSet& documents) const;
  DocumentSet match_all_of(const std::vector<MatchQuery>& parts) const;
  void keep_those_with(const std::string& term, DocumentSet& documents) const;
  DocumentSet match_by_xapian(const MatchQuery& query) const;
  std::uint64_t estimate(const MatchQuery& query) const;

  const Xapian::Database& database_;
  Xapian::docid last_;
};

DocumentSet SetMatcher::match(const MatchQuery& query) const {
  // What terms alone do not decide, Xapian does best together with what restricts it.
  if (query.op() != Op::kOr && !query.is_of_terms()) return match_by_xapian(query);
  switch (query.op()) {
    case Op::kAnd:
    case Op::kFilter:
      return match_all_of(query.parts());
    case Op::kAndNot: {
      DocumentSet documents = match(query.parts().front());
      for (std::size_t i = 1; i < query.parts().size(); ++i) documents -= match(query.parts()[i]);
      return documents;
    }
    case Op::kAndMaybe:
    case Op::kScaled:
      return match(query.parts().front());
    default: {
      DocumentSet documents(last_);
      add_matches(query, documents);
      return documents;
    }
  }
}

void SetMatcher::add_matches(const MatchQuery& query, DocumentSet& documents) const {
  switch (query.op()) {
    case Op::kNothing:
      return;
    case Op::kTerm:
    case Op::kAll: {
      // The empty term stands for every document.
      const auto end = database_.postlist_end(query.term());
      for (auto posting = database_.postlist_begin(query.term()); posting != end; ++posting) {
        documents.insert(*posting);
      }
      return;
    }
    case Op::kGathered:
      for (const auto& posting : query.gathered().postings) documents.insert(posting.document);
      return;
    case Op::kSpellings:
    case Op::kOr:
      for (const MatchQuery& part : query.parts()) add_matches(part, documents);
      return;
    default:
      documents |= match(query);
  }
}

DocumentSet SetMatcher::match_all_of(const std::vector<MatchQuery>& parts) const {
  std::vector<std::pair<std::uint64_t, const MatchQuery*>> ordered;
  for (const MatchQuery& part : parts) ordered.emplace_back(estimate(part), &part);
  std::sort(ordered.begin(), ordered.end());
  DocumentSet documents = match(*ordered.front().second);
  for (auto next = ordered.begin() + 1; next != ordered.end(); ++next) {
    const auto& [postings, part] = *next;
    if (part->op() == Op::kTerm && documents.count() * kPostingsPerSkip < postings) {
      keep_those_with(part->term(), documents);
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

DocumentSet SetMatcher::match_by_xapian(const MatchQuery& query) const {
  DocumentSet documents(last_);
  MatchCollector collector(documents);
  Xapian::Enquire enquire(database_);
  enquire.set_query(query.to_xapian());
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.add_matchspy(&collector);
  enquire.get_mset(0, 0, database_.get_doccount());
  return documents;
}

// Postings that have to be read for it, at most.
std::uint64_t SetMatcher::estimate(const MatchQuery& query) const {
  switch (query.op()) {
    case Op::kNothing:
      return 0;
    case Op::kTerm:
      return database_.get_termfreq(query.term());
    case Op::kGathered:
      return query.gathered().postings.size();
    case Op::kSpellings:
    case Op::kOr: {
      std::uint64_t sum = 0;
      for (const MatchQuery& part : query.parts()) sum += estimate(part);
      return sum;
    }
    case Op::kAnd:
    case Op::kFilter: {
      std::uint64_t least = database_.get_doccount();
      for (const MatchQuery& part : query.parts()) least = std::min(least, estimate(part));
      return least;
    }
    case Op::kScaled:
    case Op::kAndNot:
    case Op::kAndMaybe:
      return estimate(query.parts().front());
    case Op::kAll:
    case Op::kXapian:
      break;
  }
  return database_.get_doccount();
}

}  // namespace

DocumentSet matching_documents(const Xapian::Database& database, const MatchQuery& query) {
  return SetMatcher(database).match(query);
}

}  // namespace fundstelle
