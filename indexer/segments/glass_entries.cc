#include "indexer/segments/glass_entries.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/bytes.h"
#include "base/error.h"
#include "indexer/segments/glass_keys.h"

namespace fundstelle::glass {
namespace {

constexpr std::string_view kMetadataPrefix{"\0\xc0", 2};
constexpr std::string_view kLengthsKey{"\0\xe0", 2};

std::size_t common_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(
      std::mismatch(a.begin(),
                    a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())),
                    b.begin())
          .first -
      a.begin());
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

std::string metadata_key(std::string_view key) {
  return std::string(kMetadataPrefix).append(key);
}

std::string term_list_key(std::uint32_t document) {
  std::string key;
  append_sortable(key, document);
  return key;
}

std::string used_slots_key(std::uint32_t document) {
  return term_list_key(document) + '\0';
}

// What is shared and the occurrences stand in one byte where they fit.
void TermList::add(std::string_view term, std::uint32_t occurrences) {
  if (is_first_) {
    bytes_.push_back(static_cast<char>(term.size()));
    bytes_ += term;
    append_varint(bytes_, occurrences);
    is_first_ = false;
  } else {
    const std::size_t shared = common_prefix(before_, term);
    const std::size_t packed = (std::size_t{occurrences} + 1) * (before_.size() + 1) + shared;
    const bool fits = occurrences < 127 && packed < 256;
    bytes_.push_back(static_cast<char>(fits ? packed : shared));
    bytes_.push_back(static_cast<char>(term.size() - shared));
    bytes_ += term.substr(shared);
    if (!fits) append_varint(bytes_, occurrences);
  }
  before_ = term;
}

std::string TermList::take() {
  return std::exchange(bytes_, {});
}

void write_term_postings(TableWriter& postings, std::string_view term,
                         std::span<const Occurrence> occurrences) {
  const std::uint32_t first_document = occurrences.front().document;
  const auto documents = static_cast<std::uint32_t>(occurrences.size());
  std::uint64_t sum = 0;
  for (const Occurrence& occurrence : occurrences) sum += occurrence.count;
  Chunks chunks([&](std::uint32_t first, const std::string& chunk) {
    if (first == first_document) {
      postings.add(postings_key(term), first_chunk_header(documents, sum, first) + chunk);
    } else {
      postings.add(postings_key(term, first), chunk);
    }
  });
  for (const Occurrence& occurrence : occurrences)
    chunks.add(occurrence.document, occurrence.count);
  chunks.flush(true);
}

// The totals of lengths stay zero.
void write_lengths(TableWriter& postings, std::span<const std::uint32_t> lengths) {
  if (lengths.empty()) return;
  Chunks chunks([&](std::uint32_t first, const std::string& chunk) {
    std::string key(kLengthsKey);
    if (first == 1) {
      postings.add(key, first_chunk_header(0, 0, first) + chunk);
    } else {
      append_sortable(key, first);
      postings.add(key, chunk);
    }
  });
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    chunks.add(static_cast<std::uint32_t>(i + 1), lengths[i]);
  }
  chunks.flush(true);
}

std::filesystem::path create_folder(std::filesystem::path folder) {
  std::error_code failure;
  std::filesystem::create_directory(folder, failure);
  if (failure) {
    throw system_failure(fmt::format("cannot create {}", folder.string()), failure);
  }
  return folder;
}

}  // namespace fundstelle::glass
