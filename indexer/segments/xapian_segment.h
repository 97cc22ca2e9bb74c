// A segment that Xapian itself writes: slower than glass::Segment, but in whatever format the
// Xapian that runs prefers. Both give the same documents.
#pragma once

#include <cstddef>
#include <filesystem>

#include "index/xapian/database.h"
#include "indexer/segments/segment.h"

namespace fundstelle {

class XapianSegment : public Segment {
 public:
  /// Creates the folder. All functions throw Xapian::Error.
  explicit XapianSegment(const std::filesystem::path& folder, int backend = kBackend);

  void add(IndexedDocument& document) override;
  void set_metadata(const std::string& key, const std::string& value) override;
  void finish() override;

 private:
  Xapian::WritableDatabase database_;
  std::size_t terms_ = 0;  // of the documents not yet flushed
};

}  // namespace fundstelle
