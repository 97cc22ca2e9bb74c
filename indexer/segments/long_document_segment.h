// A segment of one document that has more terms than are kept in memory.
//
// glass::Segment numbers the terms of all its documents and sorts their postings. Of one document
// alone they come sorted, so each term goes to both tables as it comes.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "indexer/segments/segment.h"
#include "indexer/segments/table_writer.h"

namespace fundstelle::glass {

/// Not copyable: it owns open files.
class LongDocumentSegment : public fundstelle::Segment {
 public:
  /// Creates the folder and begins to write. Throws Error.
  explicit LongDocumentSegment(std::filesystem::path folder);

  /// To be called once, behind all metadata.
  void add(IndexedDocument& document) override;
  void set_metadata(const std::string& key, const std::string& value) override;
  void finish() override {}

 private:
  std::filesystem::path folder_;
  TableWriter postings_table_;
  TableWriter term_lists_table_;
  std::map<std::string, std::string> metadata_;
};

}  // namespace fundstelle::glass
