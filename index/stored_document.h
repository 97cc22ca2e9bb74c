// What a document keeps of its article, in slots::kArticle. The text is compressed with zstd. Date,
// id and facet values have slots of their own; which of these the article itself named is said
// here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/schema_version.h"

namespace fundstelle {

/// Facets that are drawn from the text where the metadata does not name their values. Bits of
/// StoredDocument::named.
enum NamedFacet : std::uint8_t {
  kNamedLanguage = 1,
  kNamedCompany = 2,
  kNamedCity = 4,
  kNamedYear = 8,
  kAllNamed = kNamedLanguage | kNamedCompany | kNamedCity | kNamedYear
};

struct StoredDocument {
  std::uint64_t file = 0;  ///< file_number() of its path.
  std::uint8_t named = 0;  ///< Whose values the metadata named.
  std::string title;       ///< Empty when there is none.
  std::string url;
  std::vector<std::pair<std::string, std::string>> fields;  ///< Name and JSON text.
  std::string text;

  std::string serialize() const { return serialize(text); }
  /// The same with another text, which is not copied.
  std::string serialize(std::string_view other_text) const;
  /// A record of an index of that schema (is_readable_schema()). Throws Error when the bytes are
  /// damaged.
  static StoredDocument parse(std::string_view bytes, std::uint32_t schema = kSchemaVersion);
  /// The file alone, without unpacking the text.
  static std::uint64_t parse_file(std::string_view bytes);
};

}  // namespace fundstelle
