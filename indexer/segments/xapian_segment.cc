#include "indexer/segments/xapian_segment.h"

namespace fundstelle {
namespace {

// Nobody reads a segment before it is closed, and a run that is killed starts anew.
constexpr int kFlags = Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;

// Xapian's trees of postings not yet written are slow once they outgrow the cache.
constexpr std::size_t kTermsBetweenFlushes = 50'000;

}  // namespace

XapianSegment::XapianSegment(const std::filesystem::path& folder, int backend)
    : database_(create_database(folder, kFlags, backend)) {}

void XapianSegment::add(IndexedDocument& document) {
  database_.add_document(document.to_xapian());
  terms_ += document.term_count();
  if (terms_ < kTermsBetweenFlushes) return;
  database_.commit();
  terms_ = 0;
}

void XapianSegment::set_metadata(const std::string& key, const std::string& value) {
  database_.set_metadata(key, value);
}

void XapianSegment::finish() {
  database_.commit();
  database_.close();
}

}  // namespace fundstelle
