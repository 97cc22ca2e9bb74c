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
#include <utility>
#include <vector>

#include <xapian.h>

#include "base/string_numbers.h"
#include "indexer/glass/deflate.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/version_file.h"
#include "indexer/writing/segment.h"

namespace fundstelle::glass {

/// Not copyable: it owns open files.
class Segment : public fundstelle::Segment {
 public:
  /// Creates the folder and begins to write. Throws Error.
  explicit Segment(std::filesystem::path folder);

  void add(const Xapian::Document& document) override;
  void set_metadata(const std::string& key, const std::string& value) override;
  void finish() override;

 private:
  struct Posting {
    std::uint32_t term = 0;
    std::uint32_t occurrences = 0;
  };
  // The values of one slot.
  struct Slot {
    std::uint32_t values = 0;
    std::string lowest;
    std::string highest;
    std::string chunk;
    std::uint32_t first = 0;  // document of the chunk
    std::uint32_t last = 0;
    std::vector<std::pair<std::string, std::string>> chunks;  // finished ones: key and tag
  };

  void add_terms(const Xapian::Document& document);
  void add_values(const Xapian::Document& document);
  static void finish_chunk(std::uint32_t slot_number, Slot& slot);
  void write_values();
  void write_lengths();
  void write_postings();

  std::filesystem::path folder_;
  TableWriter postings_table_;
  TableWriter term_lists_table_;
  Deflate deflate_;
  StringNumbers terms_;
  std::deque<Posting> postings_;            // document by document
  std::vector<std::uint32_t> term_counts_;  // of each document
  std::vector<std::uint32_t> lengths_;      // of documents, in occurrences of terms
  std::map<std::uint32_t, Slot> slots_;
  std::map<std::string, std::string> metadata_;
  DatabaseCounts counts_;
  // Of the document being added; kept for their memory.
  std::vector<std::string> terms_of_document_;
  std::vector<std::uint32_t> occurrences_;
  std::vector<std::uint32_t> numbers_;
};

}  // namespace fundstelle::glass
