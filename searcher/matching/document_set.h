// Sets of matching documents, and their collection from a query.
#pragma once

#include <vector>

#include <xapian.h>

namespace fundstelle {

/// Document numbers, ascending.
using DocumentSet = std::vector<Xapian::docid>;

/// Every document that matches, without ranking any.
DocumentSet collect_matches(const Xapian::Database& database, const Xapian::Query& query);

/// Adds each document that a match looks at to a set. For Enquire::get_mset() with check_at_least
/// covering the whole database, so that all matches are looked at.
class MatchCollector : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override {
    documents_.push_back(document.get_docid());
  }
  DocumentSet take();

 private:
  DocumentSet documents_;
};

}  // namespace fundstelle
