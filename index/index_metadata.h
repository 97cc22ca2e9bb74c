// What an index says of itself, kept as Xapian user metadata in the documents' transactions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/facets.h"

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace fundstelle {

/// To be raised when terms, slots or records change their meaning.
inline constexpr std::uint32_t kSchemaVersion = 4;

/// The path of the source and of the file that stand for records read from standard input. They
/// cannot be read again: what came stays until it is forgotten.
inline constexpr const char* kStandardInput = "-";

/// A file or folder once given to the indexer, and what of it is wanted.
struct Source {
  std::string path;  ///< Absolute, lexically normalised, raw bytes; or kStandardInput.
  std::vector<std::string> include;
  std::vector<std::string> exclude;

  friend bool operator==(const Source&, const Source&) = default;
};

struct IndexMetadata {
  std::uint32_t schema_version = kSchemaVersion;
  std::string fingerprint;  ///< analyzer_fingerprint() of the program that built it.
  FacetSchema facets;
  std::vector<Source> sources;  ///< Ascending by path.
};

/// Throws Error when the database is none of ours or damaged.
IndexMetadata read_index_metadata(const Xapian::Database& database);
void write_index_metadata(Xapian::WritableDatabase& database, const IndexMetadata& metadata);

}  // namespace fundstelle
