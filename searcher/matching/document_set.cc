#include "searcher/matching/document_set.h"

#include <algorithm>
#include <utility>

namespace fundstelle {

DocumentSet collect_matches(const Xapian::Database& database, const Xapian::Query& query) {
  MatchCollector collector;
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.add_matchspy(&collector);
  enquire.get_mset(0, 0, database.get_doccount());
  return collector.take();
}

DocumentSet MatchCollector::take() {
  if (!std::is_sorted(documents_.begin(), documents_.end())) {
    std::sort(documents_.begin(), documents_.end());
  }
  return std::exchange(documents_, {});
}

}  // namespace fundstelle
