// A value of a metadata field, of whichever format it was read from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fundstelle {

struct MetadataValue {
  enum class Kind { kNull, kString, kNumber, kBoolean, kList, kObject };

  Kind kind = Kind::kNull;
  std::string text;                  ///< A string's characters; a number or boolean as written.
  std::vector<MetadataValue> items;  ///< Of a list.
  std::string json;                  ///< Of lists and objects: the value as minified JSON.

  static MetadataValue string(std::string text) { return {Kind::kString, std::move(text), {}, {}}; }
};

/// Null, a string of white space, an empty list.
bool is_absent(const MetadataValue& value);

/// `a string`, `a list`, …
std::string_view name_of(MetadataValue::Kind kind);

/// The value as JSON; strings without white space at their ends.
std::string to_json(MetadataValue value);

/// A list of one stands for its only item.
MetadataValue unwrapped(MetadataValue value);

/// Paragraphs given as a list of strings are one text.
MetadataValue joined_paragraphs(MetadataValue value);

/// True when `text` is a number by the grammar of JSON.
bool is_json_number(std::string_view text);

}  // namespace fundstelle
