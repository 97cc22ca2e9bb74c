#include "indexer/writing/pending_changes.h"

#include "index/slots.h"

namespace fundstelle {
namespace {

// What a document takes beside its text.
constexpr std::size_t kDocumentBytes = 200;

}  // namespace

void PendingChanges::add_values(std::size_t bytes) {
  bytes_ += bytes + kDocumentBytes;
  if (bytes_ >= limits_.bytes) write_values();
}

// Whoever asks for all terms makes Xapian write all postings.
void PendingChanges::add_postings(std::size_t count) {
  postings_ += count;
  if (postings_ < limits_.postings) return;
  postings_ = 0;
  static_cast<void>(database_.allterms_begin());
}

// Whoever asks for a stream of values makes Xapian write all of them.
void PendingChanges::write_values() {
  bytes_ = 0;
  static_cast<void>(database_.valuestream_begin(slots::kId));
}

}  // namespace fundstelle
