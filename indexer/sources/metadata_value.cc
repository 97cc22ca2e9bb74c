#include "indexer/sources/metadata_value.h"

#include <algorithm>
#include <utility>

#include "base/json_text.h"
#include "base/utf8.h"

namespace fundstelle {

using Kind = MetadataValue::Kind;

bool is_absent(const MetadataValue& value) {
  switch (value.kind) {
    case Kind::kNull:
      return true;
    case Kind::kString:
      return trim(value.text).empty();
    case Kind::kList:
      return value.items.empty();
    default:
      return false;
  }
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::kNull:
      return "null";
    case Kind::kString:
      return "a string";
    case Kind::kNumber:
      return "a number";
    case Kind::kBoolean:
      return "true or false";
    case Kind::kList:
      return "a list";
    case Kind::kObject:
      return "an object";
  }
  return "";
}

std::string to_json(MetadataValue value) {
  switch (value.kind) {
    case Kind::kNull:
      return "null";
    case Kind::kString:
      return json_string(trim(value.text));
    case Kind::kNumber:
    case Kind::kBoolean:
      return std::move(value.text);
    case Kind::kList:
    case Kind::kObject:
      return std::move(value.json);
  }
  return {};
}

MetadataValue unwrapped(MetadataValue value) {
  if (value.kind != Kind::kList || value.items.size() != 1) return value;
  MetadataValue only = std::move(value.items.front());
  return only;
}

MetadataValue joined_paragraphs(MetadataValue value) {
  const bool strings =
      value.kind == Kind::kList && std::all_of(value.items.begin(), value.items.end(),
                                               [](auto& v) { return v.kind == Kind::kString; });
  if (!strings) return value;
  std::string text;
  for (const MetadataValue& item : value.items) {
    if (!text.empty()) text += "\n\n";
    text += item.text;
  }
  return MetadataValue::string(std::move(text));
}

bool is_json_number(std::string_view text) {
  const auto take = [&](std::string_view any) {
    if (text.empty() || any.find(text.front()) == any.npos) return false;
    text.remove_prefix(1);
    return true;
  };
  const auto take_digits = [&] {
    const std::size_t before = text.size();
    while (take("0123456789")) {
    }
    return text.size() != before;
  };
  take("-");
  if (!take("0") && !take_digits()) return false;
  if (take(".") && !take_digits()) return false;
  if (take("eE")) {
    take("+-");
    if (!take_digits()) return false;
  }
  return text.empty();
}

}  // namespace fundstelle
