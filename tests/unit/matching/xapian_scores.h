// What Xapian's own matcher finds: the oracle of scores and matches.
#pragma once

#include <map>

#include <xapian.h>

#include "searcher/matching/ranking.h"

namespace fundstelle {

/// The score of each document that matches, with the constants of ranking.h.
inline std::map<Xapian::docid, double> xapian_scores(const Xapian::Database& database,
                                                     const Xapian::Query& query) {
  const RankingConstants constants;
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(constants.k1, 0, constants.k3, constants.b, constants.min_length));
  const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
  std::map<Xapian::docid, double> scores;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    scores[*match] = match.get_weight();
  }
  return scores;
}

}  // namespace fundstelle
