// What the queries of one opened index are compiled with. Words once analysed and frequencies once
// looked up are kept from one query to the next.
#pragma once

#include <xapian.h>

#include "analyzers/language_data.h"
#include "index/facets.h"
#include "searcher/matching/query_word.h"
#include "searcher/matching/term_frequencies.h"

namespace fundstelle {

/// The references must outlive the context and all that is made with it.
struct QueryContext {
  const Xapian::Database& database;
  const LanguageData& data;
  const FacetSchema& schema;
  TermFrequencies& frequencies;
  QueryAnalyzer analyzer{data};
};

}  // namespace fundstelle
