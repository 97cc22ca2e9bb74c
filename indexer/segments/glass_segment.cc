#include "indexer/segments/glass_segment.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/bytes.h"
#include "index/xapian/database.h"
#include "indexer/segments/glass_entries.h"

namespace fundstelle::glass {

Segment::Segment(std::filesystem::path folder)
    : folder_(create_folder(std::move(folder))),
      postings_table_(folder_ / kPostingsTable),
      term_lists_table_(folder_ / kTermListsTable) {}

void Segment::add(IndexedDocument& document) {
  lengths_.push_back(document.length());
  add_terms(document);
  const auto number = static_cast<std::uint32_t>(lengths_.size());
  const std::string used = values_.add(number, document.values());
  if (!used.empty()) term_lists_table_.add(used_slots_key(number), used);
}

void Segment::add_terms(IndexedDocument& document) {
  const std::uint32_t count = document.term_count();
  if (terms_of_document_.size() < count) terms_of_document_.resize(count);
  occurrences_.clear();
  document.for_each_term([&](const DocumentTerm& term) {
    terms_of_document_[occurrences_.size()] = term.text;
    occurrences_.push_back(term.occurrences);
  });
  terms_.number_all(std::span(terms_of_document_).first(count), numbers_);
  TermList list;
  for (std::uint32_t i = 0; i < count; ++i) {
    counts_.most_occurrences = std::max(counts_.most_occurrences, occurrences_[i]);
    postings_.push_back({numbers_[i], occurrences_[i]});
    list.add(terms_of_document_[i], occurrences_[i]);
  }
  term_counts_.push_back(count);
  counts_.add_document(document.length());
  std::string tag;
  append_varint(tag, document.length());
  append_varint(tag, count);
  tag += list.bytes();
  const std::string_view compressed =
      tag.size() > kMinCompressed ? deflate_.compress(tag) : std::string_view();
  term_lists_table_.add(term_list_key(counts_.documents), compressed.empty() ? tag : compressed,
                        !compressed.empty());
}

void Segment::set_metadata(const std::string& key, const std::string& value) {
  metadata_[key] = value;
}

void Segment::finish() {
  for (const auto& [key, value] : metadata_) postings_table_.add(metadata_key(key), value);
  values_.write(postings_table_);
  write_lengths(postings_table_, lengths_);
  write_postings();
  const TableRoot postings = postings_table_.finish();
  write_version(folder_, postings, term_lists_table_.finish(), counts_);
}

void Segment::write_postings() {
  // Sorting by counting: where the postings of each term begin, in the order of terms.
  const std::vector<std::uint32_t> order = terms_.sorted();
  std::vector<std::uint32_t> begins(terms_.size() + 1);
  for (const Posting& posting : postings_) ++begins[posting.term];
  std::uint32_t begin = 0;
  for (const std::uint32_t term : order) begin += std::exchange(begins[term], begin);
  std::vector<Occurrence> grouped(postings_.size());
  auto posting = postings_.begin();
  for (std::uint32_t document = 1; document <= term_counts_.size(); ++document) {
    for (std::uint32_t left = term_counts_[document - 1]; left > 0; --left, ++posting) {
      grouped[begins[posting->term]++] = {document, posting->occurrences};
    }
  }
  postings_.clear();
  // Now begins[term] is where the term's postings end.
  std::size_t next = 0;
  for (const std::uint32_t number : order) {
    const std::size_t end = begins[number];
    write_term_postings(postings_table_, terms_.text(number),
                        std::span(grouped).subspan(next, end - next));
    next = end;
  }
}

}  // namespace fundstelle::glass
