// The file `iamglass`, which makes a folder of tables a database.
#pragma once

#include <cstdint>
#include <filesystem>

#include "indexer/segments/table_writer.h"

namespace fundstelle::glass {

struct DatabaseCounts {
  std::uint32_t documents = 0;    ///< Numbered from 1 without gaps.
  std::uint64_t occurrences = 0;  ///< Sum of the documents' lengths.
  std::uint32_t shortest = 0;     ///< Length of a document, of those that are not empty.
  std::uint32_t longest = 0;
  std::uint32_t most_occurrences = 0;  ///< Of a term in a document.

  /// Of so many occurrences.
  void add_document(std::uint32_t length);
};

/// Writes the file for a database in `folder` that has these two tables. Throws Error.
void write_version(const std::filesystem::path& folder, const TableRoot& postings,
                   const TableRoot& term_lists, const DatabaseCounts& counts);

/// True when the Xapian that runs writes databases of the format that is written here. Writes an
/// empty one to `scratch`, which must not exist, and removes it. Throws Error, Xapian::Error.
bool xapian_writes_this_format(const std::filesystem::path& scratch);

}  // namespace fundstelle::glass
