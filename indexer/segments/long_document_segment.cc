#include "indexer/segments/long_document_segment.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/bytes.h"
#include "index/xapian/database.h"
#include "indexer/segments/deflate_stream.h"
#include "indexer/segments/glass_entries.h"
#include "indexer/segments/value_streams.h"
#include "indexer/segments/version_file.h"

namespace fundstelle::glass {
namespace {

constexpr std::uint32_t kDocument = 1;
constexpr std::size_t kListBytes = std::size_t{64} << 10;  // compressed at a time

}  // namespace

LongDocumentSegment::LongDocumentSegment(std::filesystem::path folder)
    : folder_(create_folder(std::move(folder))),
      postings_table_(folder_ / kPostingsTable),
      term_lists_table_(folder_ / kTermListsTable) {}

void LongDocumentSegment::set_metadata(const std::string& key, const std::string& value) {
  metadata_[key] = value;
}

void LongDocumentSegment::add(IndexedDocument& document) {
  DatabaseCounts counts;
  counts.add_document(document.length());
  for (const auto& [key, value] : metadata_) postings_table_.add(metadata_key(key), value);
  ValueStreams values;
  const std::string used = values.add(kDocument, document.values());
  values.write(postings_table_);
  write_lengths(postings_table_, std::array{document.length()});
  std::string head;
  append_varint(head, document.length());
  append_varint(head, document.term_count());
  DeflateStream compressed;
  compressed.add(head);
  TermList list;
  document.for_each_term([&](const DocumentTerm& term) {
    counts.most_occurrences = std::max(counts.most_occurrences, term.occurrences);
    write_term_postings(postings_table_, term.text,
                        std::array{Occurrence{kDocument, term.occurrences}});
    list.add(term.text, term.occurrences);
    if (list.bytes().size() >= kListBytes) compressed.add(list.take());
  });
  compressed.add(list.take());
  term_lists_table_.add(term_list_key(kDocument), compressed.finish(), true);
  if (!used.empty()) term_lists_table_.add(used_slots_key(kDocument), used);
  const TableRoot postings = postings_table_.finish();
  write_version(folder_, postings, term_lists_table_.finish(), counts);
}

}  // namespace fundstelle::glass
