#include "searcher/output/json_object.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_text.h"
#include "base/utf8.h"

namespace fundstelle {

std::string json_string(std::string_view text) {
  using nlohmann::json;
  return escape_controls(json(text).dump(-1, ' ', false, json::error_handler_t::replace));
}

std::string json_verbatim(std::string_view json) {
  if (!is_valid_utf8(json) || !nlohmann::json::accept(json)) return json_string(json);
  // Inside strings line feeds are escaped, so these are white space between tokens.
  std::string line(json);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return escape_controls(line);
}

std::string json_number(double number, int digits) {
  const double factor = std::pow(10.0, digits);
  return nlohmann::json(std::round(number * factor) / factor).dump();
}

JsonObject& JsonObject::add_json(std::string_view name, std::string_view json) {
  if (!members_.empty()) members_ += ',';
  members_ += json_string(name);
  members_ += ':';
  members_ += json;
  return *this;
}

}  // namespace fundstelle
