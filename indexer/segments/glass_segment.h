// A small glass database, written at once from documents that were gathered in memory.
//
// It holds what a Xapian::WritableDatabase holds after the same add_document and set_metadata
// calls, so that Xapian's compaction, which writes the database that is searched, makes the same
// of both. Xapian keeps the postings of documents not yet written in trees of strings; here a
// term is looked up once in a hash table, and postings are sorted by counting.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/string_numbers.h"
#include "indexer/segments/deflate.h"
#include "indexer/segments/segment.h"
#include "indexer/segments/table_writer.h"
#include "indexer/segments/value_streams.h"
#include "indexer/segments/version_file.h"

namespace fundstelle::glass {

/// Not copyable: it owns open files.
class Segment : public fundstelle::Segment {
 public:
  /// Creates the folder and begins to write. Throws Error.
  explicit Segment(std::filesystem::path folder);

  void add(IndexedDocument& document) override;
  void set_metadata(const std::string& key, const std::string& value) override;
  void finish() override;

 private:
  struct Posting {
    std::uint32_t term = 0;
    std::uint32_t occurrences = 0;
  };
  void add_terms(IndexedDocument& document);
  void write_postings();

  std::filesystem::path folder_;
  TableWriter postings_table_;
  TableWriter term_lists_table_;
  Deflate deflate_;
  StringNumbers terms_;
  std::deque<Posting> postings_;            // document by document
  std::vector<std::uint32_t> term_counts_;  // of each document
  std::vector<std::uint32_t> lengths_;      // of documents, in occurrences of terms
  ValueStreams values_;
  std::map<std::string, std::string> metadata_;
  DatabaseCounts counts_;
  // Of the document being added; kept for their memory.
  std::vector<std::string> terms_of_document_;
  std::vector<std::uint32_t> occurrences_;
  std::vector<std::uint32_t> numbers_;
};

}  // namespace fundstelle::glass
