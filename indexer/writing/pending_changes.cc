#include "indexer/writing/pending_changes.h"

#include "index/slots.h"

namespace fundstelle {
namespace {

// What a document takes beside its text, and terms that have no occurrences.
constexpr std::size_t kDocumentBytes = 200;
constexpr std::uint64_t kDocumentTerms = 10;

}  // namespace

void PendingChanges::add(std::size_t bytes, std::uint64_t occurrences) {
  bytes_ += bytes + kDocumentBytes;
  occurrences_ += occurrences + kDocumentTerms;
  if (bytes_ >= limits_.bytes) write_values();
  if (occurrences_ >= limits_.occurrences) write_postings();
}

// Whoever asks for a stream of values makes Xapian write all of them.
void PendingChanges::write_values() {
  bytes_ = 0;
  static_cast<void>(database_.valuestream_begin(slots::kId));
}

// Whoever asks for all terms makes Xapian write all postings.
void PendingChanges::write_postings() {
  occurrences_ = 0;
  static_cast<void>(database_.allterms_begin());
}

}  // namespace fundstelle
