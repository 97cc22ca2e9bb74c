#include "base/json_object.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace fundstelle {

std::string json_verbatim(std::string_view json) {
  if (!is_valid_utf8(json) || !nlohmann::json::accept(json)) return json_string(json);
  // Inside strings line feeds are escaped, so these are white space between tokens.
  std::string line(json);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return escape_controls(line);
}

std::string json_number(double number) {
  return nlohmann::json(number).dump();
}

std::string json_number(double number, int digits) {
  const double factor = std::pow(10.0, digits);
  return json_number(std::round(number * factor) / factor);
}

JsonObject& JsonObject::add_json(std::string_view name, std::string_view json) {
  if (!members_.empty()) members_ += ',';
  members_ += json_string(name);
  members_ += ':';
  members_ += json;
  return *this;
}

std::string json_strings(const std::vector<std::string>& texts) {
  return json_array(texts, [](const std::string& text) { return json_string(text); });
}

std::string json_record(std::string_view type, const JsonObject& data) {
  return JsonObject().add("type", type).add_json("data", data.str()).str() + '\n';
}

}  // namespace fundstelle
