// Keys and tags of glass's tables of postings and of term lists: what a segment writes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "indexer/segments/table_writer.h"

namespace fundstelle::glass {

/// Term lists longer than this are compressed.
inline constexpr std::size_t kMinCompressed = 18;

std::string metadata_key(std::string_view key);
std::string term_list_key(std::uint32_t document);
std::string used_slots_key(std::uint32_t document);

/// The terms of a document, ascending, as they follow its length and their number: each without
/// what it shares with the one before, and its occurrences.
class TermList {
 public:
  void add(std::string_view term, std::uint32_t occurrences);
  const std::string& bytes() const { return bytes_; }
  /// What add() has written since the last call.
  std::string take();

 private:
  std::string bytes_;
  std::string before_;
  bool is_first_ = true;
};

struct Occurrence {
  std::uint32_t document = 0;
  std::uint32_t count = 0;
};

/// Postings of a term, by document. Terms must come in the order of their keys, behind everything
/// else in the table.
void write_term_postings(TableWriter& postings, std::string_view term,
                         std::span<const Occurrence> occurrences);

/// Lengths of the documents from 1 on: kept like the postings of a term without a name, before
/// those of all others.
void write_lengths(TableWriter& postings, std::span<const std::uint32_t> lengths);

/// Throws Error.
std::filesystem::path create_folder(std::filesystem::path folder);

}  // namespace fundstelle::glass
