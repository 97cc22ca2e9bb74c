#include "indexer/writing/pending_changes.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "index/slot_reader.h"
#include "index/slots.h"

namespace fundstelle {
namespace {

// Of the documents whose postings are kept; a word counts about twice, as stem and as form.
constexpr double kPendingLength = 500'000;
constexpr double kMinDocuments = 10;
constexpr double kMaxDocuments = 10'000;

// What a document takes beside its text.
constexpr std::size_t kDocumentBytes = 200;

}  // namespace

Xapian::WritableDatabase open_for_changes(const std::filesystem::path& folder) {
  const double length = std::max(1.0, Xapian::Database(folder.string()).get_average_length());
  const double documents = std::clamp(kPendingLength / length, kMinDocuments, kMaxDocuments);
  // Xapian 1.4 reads this when it opens a database, and has no other way to set it.
  ::setenv("XAPIAN_FLUSH_THRESHOLD", std::to_string(static_cast<int>(documents)).c_str(), 0);
  return Xapian::WritableDatabase(folder.string(), Xapian::DB_OPEN);
}

// Xapian 1.4 adds changed values to its streams only while it counts changes whose postings are not
// written yet. When that count has just gone back to 0, one more change starts it again.
void PendingChanges::show_values(Xapian::docid last) {
  std::string value;
  try {
    value = database_.get_document(last).get_value(slots::kIdentity);
  } catch (const Xapian::DocNotFoundError&) {
    // It was deleted, and so should its values be.
  }
  if (SlotReader(database_, slots::kIdentity).at(last) == value) return;
  database_.delete_document(database_.add_document(Xapian::Document()));
}

void PendingChanges::add(std::size_t bytes) {
  bytes_ += bytes + kDocumentBytes;
  if (bytes_ >= max_bytes_) write_values();
}

void PendingChanges::write_values() {
  bytes_ = 0;
  // Whoever asks for a stream of values makes Xapian write all of them.
  static_cast<void>(database_.valuestream_begin(slots::kId));
}

}  // namespace fundstelle
