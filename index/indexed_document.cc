#include "index/indexed_document.h"

#include <utility>

#include "index/slots.h"

namespace fundstelle {

void IndexedDocument::begin(Language language, std::size_t bytes) {
  terms_.clear();
  words_.begin(language, bytes);
  values_.clear();
  term_count_ = length_ = 0;
}

void IndexedDocument::add_value(std::uint32_t slot, std::string value) {
  if (!value.empty()) values_[slot] = std::move(value);
}

std::string_view IndexedDocument::value(std::uint32_t slot) const {
  const auto found = values_.find(slot);
  return found != values_.end() ? std::string_view(found->second) : std::string_view();
}

void IndexedDocument::finish() {
  WordTerms::Sums sums = words_.finish();
  term_count_ = sums.terms;
  length_ = sums.length;
  add_value(slots::kPositions, std::move(sums.positions));
}

void IndexedDocument::add_terms_to(Xapian::Document& document) {
  for_each_term([&](const DocumentTerm& term) {
    document.add_term(std::string(term.text), term.occurrences);
  });
}

void IndexedDocument::move_values_to(Xapian::Document& document) {
  for (auto& [slot, value] : values_) document.add_value(slot, std::exchange(value, {}));
}

Xapian::Document IndexedDocument::to_xapian() {
  Xapian::Document document;
  add_terms_to(document);
  move_values_to(document);
  return document;
}

}  // namespace fundstelle
