// What a document keeps of its article, in slots::kArticle. The text is compressed with zstd. Date,
// id and facet values have slots of their own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fundstelle {

struct StoredDocument {
  std::uint64_t file = 0;  ///< file_number() of its path.
  std::string title;       ///< Empty when there is none.
  std::string url;
  std::vector<std::pair<std::string, std::string>> fields;  ///< Name and JSON text.
  std::string text;

  std::string serialize() const { return serialize(text); }
  /// The same with another text, which is not copied.
  std::string serialize(std::string_view other_text) const;
  /// Throws Error when the bytes are damaged.
  static StoredDocument parse(std::string_view bytes);
  /// The file alone, without unpacking the text.
  static std::uint64_t parse_file(std::string_view bytes);
};

}  // namespace fundstelle
