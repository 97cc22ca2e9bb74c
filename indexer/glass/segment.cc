#include "indexer/glass/segment.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/bytes.h"
#include "base/error.h"
#include "indexer/glass/keys.h"

namespace fundstelle::glass {
namespace {

namespace fs = std::filesystem;

// Chunks of postings and of values end once they have this many bytes, as Xapian's do.
constexpr std::size_t kChunkBytes = 2000;

// Term lists longer than this are compressed.
constexpr std::size_t kMinCompressed = 18;

constexpr std::string_view kMetadataPrefix{"\0\xc0", 2};
constexpr std::string_view kValueStatsPrefix{"\0\xd0", 2};
constexpr std::string_view kValuesPrefix{"\0\xd8", 2};
constexpr std::string_view kLengthsKey{"\0\xe0", 2};

fs::path create(fs::path folder) {
  std::error_code failure;
  fs::create_directory(folder, failure);
  if (failure) {
    throw Error(fmt::format("cannot create {}: {}", folder.string(), failure.message()));
  }
  return folder;
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(
      std::mismatch(a.begin(),
                    a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())),
                    b.begin())
          .first -
      a.begin());
}

// Each term without what it shares with the one before, and its occurrences; both in one byte where
// they fit.
void append_term_entry(std::string& list, std::string_view before, std::string_view term,
                       std::uint32_t occurrences) {
  const std::size_t shared = common_prefix(before, term);
  const std::size_t packed = (std::size_t{occurrences} + 1) * (before.size() + 1) + shared;
  const bool fits = occurrences < 127 && packed < 256;
  list.push_back(static_cast<char>(fits ? packed : shared));
  list.push_back(static_cast<char>(term.size() - shared));
  list += term.substr(shared);
  if (!fits) append_varint(list, occurrences);
}

// Cuts postings, given in order, into chunks and hands each on with its first and last document.
template <typename Sink>
class Chunks {
 public:
  explicit Chunks(Sink sink) : sink_(std::move(sink)) {}

  void add(std::uint32_t document, std::uint32_t occurrences) {
    if (bytes_.size() >= kChunkBytes) flush(false);
    if (bytes_.empty()) {
      first_ = document;
    } else {
      append_varint(bytes_, document - last_ - 1);
    }
    last_ = document;
    append_varint(bytes_, occurrences);
  }

  void flush(bool is_last) {
    std::string tag(1, is_last ? '1' : '0');
    append_varint(tag, last_ - first_);
    tag += bytes_;
    sink_(first_, tag);
    bytes_.clear();
  }

 private:
  Sink sink_;
  std::string bytes_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
};

std::string first_chunk_header(std::uint32_t documents, std::uint64_t occurrences,
                               std::uint32_t first) {
  std::string header;
  append_varint(header, documents);
  append_varint(header, occurrences);
  append_varint(header, first - 1);
  return header;
}

}  // namespace

Segment::Segment(fs::path folder)
    : folder_(create(std::move(folder))),
      postings_table_(folder_ / "postlist.glass"),
      term_lists_table_(folder_ / "termlist.glass") {}

void Segment::add(const Xapian::Document& document) {
  lengths_.push_back(0);
  add_terms(document);
  add_values(document);
}

void Segment::add_terms(const Xapian::Document& document) {
  const auto number = static_cast<std::uint32_t>(lengths_.size());
  std::uint32_t count = 0;
  for (auto at = document.termlist_begin(); at != document.termlist_end(); ++at, ++count) {
    if (count == terms_of_document_.size()) terms_of_document_.emplace_back();
    terms_of_document_[count] = *at;
    occurrences_.push_back(at.get_wdf());
  }
  const std::span<const std::string> terms = std::span(terms_of_document_).first(count);
  terms_.number_all(terms, numbers_);
  std::string list;
  std::uint32_t length = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t occurrences = occurrences_[i];
    length += occurrences;
    counts_.most_occurrences = std::max(counts_.most_occurrences, occurrences);
    postings_.push_back({numbers_[i], occurrences});
    if (i == 0) {
      list.push_back(static_cast<char>(terms[i].size()));
      list += terms[i];
      append_varint(list, occurrences);
    } else {
      append_term_entry(list, terms[i - 1], terms[i], occurrences);
    }
  }
  occurrences_.clear();
  lengths_.back() = length;
  term_counts_.push_back(count);
  ++counts_.documents;
  counts_.occurrences += length;
  counts_.longest = std::max(counts_.longest, length);
  if (length > 0 && (counts_.shortest == 0 || length < counts_.shortest)) counts_.shortest = length;
  std::string tag, key;
  append_varint(tag, length);
  append_varint(tag, count);
  tag += list;
  append_sortable(key, number);
  const std::string_view compressed =
      tag.size() > kMinCompressed ? deflate_.compress(tag) : std::string_view();
  term_lists_table_.add(key, compressed.empty() ? tag : compressed, !compressed.empty());
}

void Segment::add_values(const Xapian::Document& document) {
  const auto number = static_cast<std::uint32_t>(lengths_.size());
  std::string used;
  std::uint32_t next_slot = 0;
  for (auto at = document.values_begin(); at != document.values_end(); ++at) {
    const std::uint32_t slot_number = at.get_valueno();
    const std::string value = *at;
    append_varint(used, slot_number - next_slot);
    next_slot = slot_number + 1;
    Slot& slot = slots_[slot_number];
    if (slot.values++ == 0) {
      slot.lowest = slot.highest = value;
    } else if (value < slot.lowest) {
      slot.lowest = value;
    } else if (value > slot.highest) {
      slot.highest = value;
    }
    if (slot.chunk.empty()) {
      slot.first = number;
    } else {
      append_varint(slot.chunk, number - slot.last - 1);
    }
    slot.last = number;
    append_string(slot.chunk, value);
    if (slot.chunk.size() >= kChunkBytes) finish_chunk(slot_number, slot);
  }
  if (used.empty()) return;
  std::string key;
  append_sortable(key, number);
  key.push_back('\0');
  term_lists_table_.add(key, used);
}

void Segment::finish_chunk(std::uint32_t slot_number, Slot& slot) {
  std::string key(kValuesPrefix);
  append_varint(key, slot_number);
  append_sortable(key, slot.first);
  slot.chunks.emplace_back(std::move(key), std::exchange(slot.chunk, {}));
}

void Segment::set_metadata(const std::string& key, const std::string& value) {
  metadata_[key] = value;
}

void Segment::finish() {
  for (const auto& [key, value] : metadata_) {
    postings_table_.add(std::string(kMetadataPrefix) + key, value);
  }
  write_values();
  write_lengths();
  write_postings();
  const TableRoot postings = postings_table_.finish();
  write_version(folder_, postings, term_lists_table_.finish(), counts_);
}

void Segment::write_values() {
  std::map<std::string, std::string> stats;
  std::map<std::string, const Slot*> in_key_order;
  for (auto& [number, slot] : slots_) {
    if (!slot.chunk.empty()) finish_chunk(number, slot);
    std::string key(kValueStatsPrefix);
    for (std::uint32_t rest = number; rest > 0; rest >>= 8) key.push_back(static_cast<char>(rest));
    std::string& value = stats[key];
    append_varint(value, slot.values);
    append_string(value, slot.lowest);
    if (slot.highest != slot.lowest) value += slot.highest;
    in_key_order.emplace(slot.chunks.front().first, &slot);
  }
  for (const auto& [key, value] : stats) postings_table_.add(key, value);
  for (const auto& [first_key, slot] : in_key_order) {
    for (const auto& [key, values] : slot->chunks) postings_table_.add(key, values);
  }
}

// Lengths are kept like the postings of a term without a name; its totals stay zero.
void Segment::write_lengths() {
  if (lengths_.empty()) return;
  Chunks chunks([&](std::uint32_t first, const std::string& chunk) {
    std::string key(kLengthsKey);
    if (first == 1) {
      postings_table_.add(key, first_chunk_header(0, 0, first) + chunk);
    } else {
      append_sortable(key, first);
      postings_table_.add(key, chunk);
    }
  });
  for (std::size_t i = 0; i < lengths_.size(); ++i) {
    chunks.add(static_cast<std::uint32_t>(i + 1), lengths_[i]);
  }
  chunks.flush(true);
}

void Segment::write_postings() {
  // Sorting by counting: where the postings of each term begin, in the order of terms.
  const std::vector<std::uint32_t> order = terms_.sorted();
  std::vector<std::uint32_t> begins(terms_.size() + 1);
  for (const Posting& posting : postings_) ++begins[posting.term];
  std::uint32_t begin = 0;
  for (const std::uint32_t term : order) begin += std::exchange(begins[term], begin);
  struct Occurrence {
    std::uint32_t document;
    std::uint32_t count;
  };
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
    const std::string_view term = terms_.text(number);
    const std::uint32_t first_document = grouped[next].document;
    const auto documents = static_cast<std::uint32_t>(end - next);
    std::uint64_t occurrences = 0;
    for (std::size_t i = next; i < end; ++i) occurrences += grouped[i].count;
    Chunks chunks([&](std::uint32_t first, const std::string& chunk) {
      if (first == first_document) {
        postings_table_.add(postings_key(term),
                            first_chunk_header(documents, occurrences, first) + chunk);
      } else {
        postings_table_.add(postings_key(term, first), chunk);
      }
    });
    for (; next < end; ++next) chunks.add(grouped[next].document, grouped[next].count);
    chunks.flush(true);
  }
}

}  // namespace fundstelle::glass
