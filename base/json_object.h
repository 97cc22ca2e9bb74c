// Writes one JSON object as a string, member by member in the order of the calls, and the records
// of both programs, which are one such object a line.
//
// A string builder and not a document model, as stored fields go through as the JSON text they are:
// numbers keep their digits, objects their order.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_text.h"

namespace fundstelle {

/// `json` on a single line if it is JSON, else as a JSON string; control characters are escaped.
std::string json_verbatim(std::string_view json);

/// As short as gives the number back.
std::string json_number(double number);
/// Rounded to this many digits behind the point.
std::string json_number(double number, int digits);

class JsonObject {
 public:
  JsonObject& add(std::string_view name, std::string_view text) {
    return add_json(name, json_string(text));
  }
  JsonObject& add(std::string_view name, const char* text) {
    return add(name, std::string_view(text));
  }
  JsonObject& add(std::string_view name, bool value) {
    return add_json(name, value ? "true" : "false");
  }
  JsonObject& add(std::string_view name, std::integral auto number) {
    return add_json(name, std::to_string(number));
  }
  JsonObject& add(std::string_view name, double number) {
    return add_json(name, json_number(number));
  }
  /// null for an empty text: nothing is known.
  JsonObject& add_or_null(std::string_view name, std::string_view text) {
    return text.empty() ? add_json(name, "null") : add(name, text);
  }
  /// `json` is well-formed JSON without a line feed.
  JsonObject& add_json(std::string_view name, std::string_view json);

  std::string str() const { return '{' + members_ + '}'; }
  /// The same without the braces.
  const std::string& members() const { return members_; }

 private:
  std::string members_;
};

/// `[...]` with `to_json(element)` for each element of `range`.
template <typename Range, typename ToJson>
std::string json_array(const Range& range, ToJson to_json) {
  std::string array = "[";
  for (const auto& element : range) {
    if (array.size() > 1) array += ',';
    array += to_json(element);
  }
  return array += ']';
}

/// An array of strings.
std::string json_strings(const std::vector<std::string>& texts);

/// `{"type":TYPE,"data":DATA}` and a line feed: one record of either program's output.
std::string json_record(std::string_view type, const JsonObject& data);

}  // namespace fundstelle
