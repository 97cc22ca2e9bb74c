#include "searcher/matching/document_set.h"

#include "base/error.h"

namespace fundstelle {

void fail_on_damaged_postings() {
  throw Error("the postings of the index are damaged",
              "run `indexer check`, then `indexer rebuild`");
}

std::uint64_t DocumentSet::count() const {
  std::uint64_t count = 0;
  for (const std::uint64_t word : words_) count += static_cast<unsigned>(std::popcount(word));
  return count;
}

DocumentSet& DocumentSet::operator&=(const DocumentSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  return *this;
}

DocumentSet& DocumentSet::operator|=(const DocumentSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  return *this;
}

DocumentSet& DocumentSet::operator-=(const DocumentSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
  return *this;
}

std::vector<Xapian::docid> DocumentSet::to_vector() const {
  std::vector<Xapian::docid> documents;
  documents.reserve(count());
  for_each([&](Xapian::docid document) { documents.push_back(document); });
  return documents;
}

}  // namespace fundstelle
