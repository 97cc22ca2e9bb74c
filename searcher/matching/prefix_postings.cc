#include "searcher/matching/prefix_postings.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "searcher/matching/document_set.h"
#include "searcher/matching/zeroed_floats.h"

namespace fundstelle {
namespace {

// How many documents have any of some terms, estimated from how many have each as Xapian does for
// an OP_SYNONYM: as if terms knew nothing of each other, in whole documents, the two rarest first.
double frequency_of_any(std::vector<Xapian::doccount> terms, double documents) {
  std::sort(terms.begin(), terms.end());
  std::vector<Xapian::doccount> joined;  // ascending as well: each is of more than the one before
  auto term = terms.begin();
  std::size_t next_joined = 0;
  const auto take_rarest = [&]() -> double {
    const bool is_joined =
        next_joined < joined.size() && (term == terms.end() || joined[next_joined] < *term);
    return is_joined ? joined[next_joined++] : *term++;
  };
  for (std::size_t left = terms.size(); left > 1; --left) {
    const double a = take_rarest();
    const double b = take_rarest();
    joined.push_back(static_cast<Xapian::doccount>(a + b - a * b / documents + 0.5));
  }
  return terms.empty() ? 0 : take_rarest();
}

}  // namespace

std::shared_ptr<const GatheredPostings> gather_prefix(const Xapian::Database& database,
                                                      const std::vector<std::string>& prefixes,
                                                      std::string name, QueryWork& work) {
  DocumentSet documents(database.get_lastdocid());
  ZeroedFloats occurrences(std::size_t{database.get_lastdocid()} + 1);
  std::vector<Xapian::doccount> frequencies;
  for (const std::string& prefix : prefixes) {
    const Xapian::TermIterator end = database.allterms_end(prefix);
    for (Xapian::TermIterator term = database.allterms_begin(prefix); term != end; ++term) {
      const Xapian::doccount frequency = term.get_termfreq();
      work.add_postings(QueryWork::kPostingsPerTerm + frequency);
      frequencies.push_back(frequency);
      for (TermPostings postings(database, *term); !postings.at_end(); postings.next()) {
        const Xapian::docid document = postings.document();
        documents.insert(document);
        occurrences[document] += postings.occurrences();
      }
    }
  }
  auto gathered = std::make_shared<GatheredPostings>();
  gathered->name = std::move(name);
  gathered->frequency = frequency_of_any(std::move(frequencies), database.get_doccount());
  gathered->postings.reserve(documents.count());
  documents.for_each([&](Xapian::docid document) {
    gathered->postings.push_back({document, occurrences[document]});
  });
  return gathered;
}

}  // namespace fundstelle
