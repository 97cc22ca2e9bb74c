#include "searcher/matching/prefix_postings.h"

#include <utility>

#include "searcher/matching/document_set.h"
#include "searcher/matching/zeroed_floats.h"

namespace fundstelle {

std::shared_ptr<const GatheredPostings> gather_prefix(const Xapian::Database& database,
                                                      const std::vector<std::string>& prefixes,
                                                      std::string name, QueryWork& work) {
  DocumentSet documents(database.get_lastdocid());
  ZeroedFloats occurrences(std::size_t{database.get_lastdocid()} + 1);
  const double all = database.get_doccount();
  double without = 1;  // the share of documents without any of the terms
  for (const std::string& prefix : prefixes) {
    const Xapian::TermIterator end = database.allterms_end(prefix);
    for (Xapian::TermIterator term = database.allterms_begin(prefix); term != end; ++term) {
      const Xapian::doccount frequency = term.get_termfreq();
      work.add_postings(QueryWork::kPostingsPerTerm + frequency);
      without *= 1 - frequency / all;
      const Xapian::PostingIterator last = database.postlist_end(*term);
      for (auto posting = database.postlist_begin(*term); posting != last; ++posting) {
        documents.insert(*posting);
        occurrences[*posting] += static_cast<float>(posting.get_wdf());
      }
    }
  }
  auto gathered = std::make_shared<GatheredPostings>();
  gathered->name = std::move(name);
  // As if terms knew nothing of each other, which is how Xapian weighs an OP_SYNONYM.
  gathered->frequency = all * (1 - without);
  gathered->postings.reserve(documents.count());
  documents.for_each([&](Xapian::docid document) {
    gathered->postings.push_back({document, occurrences[document]});
  });
  return gathered;
}

}  // namespace fundstelle
