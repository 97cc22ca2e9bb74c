#include "index/index_metadata.h"

#include <fmt/format.h>
#include <xapian.h>

#include "base/bytes.h"
#include "base/error.h"

namespace fundstelle {
namespace {

constexpr const char* kVersionKey = "fundstelle:schema";
constexpr const char* kFingerprintKey = "fundstelle:fingerprint";
constexpr const char* kFacetsKey = "fundstelle:facets";
constexpr const char* kSourcesKey = "fundstelle:sources";

std::string serialize(const std::vector<Source>& sources) {
  std::string bytes;
  for (const Source& source : sources) {
    append_string(bytes, source.path);
    append_string(bytes, pack_values(source.include));
    append_string(bytes, pack_values(source.exclude));
  }
  return bytes;
}

std::vector<Source> parse_sources(std::string_view bytes) {
  std::vector<Source> sources;
  for (ByteReader reader(bytes); !reader.at_end();) {
    Source source;
    source.path = reader.string();
    source.include = unpack_values(reader.string());
    source.exclude = unpack_values(reader.string());
    sources.push_back(std::move(source));
  }
  return sources;
}

}  // namespace

std::string rebuild_hint(const IndexMetadata& metadata) {
  return metadata.is_readable() && !metadata.sources.empty()
             ? "run `indexer update`, which rebuilds it"
             : "run `indexer update` with its sources, which rebuilds it";
}

IndexMetadata read_index_metadata(const Xapian::Database& database) {
  const std::string version = database.get_metadata(kVersionKey);
  if (version.empty()) {
    throw Error("the Xapian database was not written by Fundstelle",
                "name another folder with --index");
  }
  IndexMetadata metadata;
  metadata.schema_version = static_cast<std::uint32_t>(ByteReader(version).varint());
  metadata.fingerprint = database.get_metadata(kFingerprintKey);
  if (!metadata.is_readable()) return metadata;  // the rest may mean other things
  metadata.facets = FacetSchema::parse(database.get_metadata(kFacetsKey));
  metadata.sources = parse_sources(database.get_metadata(kSourcesKey));
  return metadata;
}

void write_index_metadata(Xapian::WritableDatabase& database, const IndexMetadata& metadata) {
  std::string version;
  append_varint(version, metadata.schema_version);
  database.set_metadata(kVersionKey, version);
  database.set_metadata(kFingerprintKey, metadata.fingerprint);
  database.set_metadata(kFacetsKey, metadata.facets.serialize());
  database.set_metadata(kSourcesKey, serialize(metadata.sources));
}

}  // namespace fundstelle
