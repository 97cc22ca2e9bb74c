// What an index says of itself, kept as Xapian user metadata in the documents' transactions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/facets.h"
#include "index/schema_version.h"

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace fundstelle {

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

  /// Documents can be searched and changed.
  bool is_current() const { return schema_version == kSchemaVersion; }
  /// Articles, sources and states can be read. Where not, facets and sources are empty here.
  bool is_readable() const { return is_readable_schema(schema_version); }
};

/// What there is to do about an index that is not current, as the hint of an Error.
std::string rebuild_hint(const IndexMetadata& metadata);

/// Throws Error when the database is none of ours or damaged.
IndexMetadata read_index_metadata(const Xapian::Database& database);
void write_index_metadata(Xapian::WritableDatabase& database, const IndexMetadata& metadata);

}  // namespace fundstelle
