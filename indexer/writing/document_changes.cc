#include "indexer/writing/document_changes.h"

#include <string>

namespace fundstelle {

std::size_t change_terms(const Xapian::Database& database, Xapian::Document& document,
                         IndexedDocument& built) {
  std::size_t changes = 0;
  auto old = database.termlist_begin(document.get_docid());
  const auto end = database.termlist_end(document.get_docid());
  const auto remove_old = [&] {
    document.remove_term(*old);
    ++old;
    ++changes;
  };
  built.for_each_term([&](const DocumentTerm& term) {
    while (old != end && *old < term.text) remove_old();
    if (old != end && *old == term.text) {
      if (old.get_wdf() == term.occurrences) {
        ++old;
        return;
      }
      remove_old();
    } else {
      ++changes;
    }
    document.add_term(std::string(term.text), term.occurrences);
  });
  while (old != end) remove_old();
  return changes;
}

// Its terms are taken out before, as the deletion itself would note each.
std::size_t remove_document(Xapian::WritableDatabase& database, Xapian::docid document) {
  std::size_t terms = 0;
  {
    Xapian::Document gone = database.get_document(document);
    const auto end = database.termlist_end(document);
    for (auto term = database.termlist_begin(document); term != end; ++term, ++terms) {
      gone.remove_term(*term);
    }
    if (terms > 0) database.replace_document(document, gone);
  }
  database.delete_document(document);
  return terms;
}

}  // namespace fundstelle
