#include "indexer/sources/json_parser.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/encoding.h"
#include "base/utf8.h"
#include "indexer/sources/reasons.h"

namespace fundstelle {
namespace {

using simdjson::error_code;
using Kind = MetadataValue::Kind;

// `text` with U+FFFD for every NUL, which no terminal and no C string can hold.
std::string without_nul(std::string_view text, std::size_t& nuls) {
  if (text.find('\0') == text.npos) return std::string(text);
  std::string result;
  for (const char c : text) {
    if (c == '\0') {
      result += kReplacementCharacter;
      ++nuls;
    } else {
      result += c;
    }
  }
  return result;
}

std::string minified(std::string_view json) {
  std::string result(json.size() + simdjson::SIMDJSON_PADDING, '\0');
  std::size_t size = 0;
  if (simdjson::minify(json.data(), json.size(), result.data(), size) != simdjson::SUCCESS) {
    return std::string(json);
  }
  result.resize(size);
  return result;
}

MetadataValue list_item(const simdjson::dom::element& item, std::size_t& nuls) {
  switch (item.type()) {
    case simdjson::dom::element_type::STRING:
      return MetadataValue::string(without_nul(std::string_view(item), nuls));
    case simdjson::dom::element_type::NULL_VALUE:
      return {};
    case simdjson::dom::element_type::BOOL:
      return {Kind::kBoolean, bool(item) ? "true" : "false", {}, {}};
    case simdjson::dom::element_type::ARRAY:
      return {Kind::kList, {}, {}, simdjson::minify(item)};
    case simdjson::dom::element_type::OBJECT:
      return {Kind::kObject, {}, {}, simdjson::minify(item)};
    default:
      return {Kind::kNumber, simdjson::minify(item), {}, {}};
  }
}

std::string reason_of(error_code error) {
  constexpr std::string_view kAdvice = "correct or remove the record";
  switch (error) {
    case simdjson::INCORRECT_TYPE:
      return fmt::format("is no JSON object; {}", kAdvice);
    case simdjson::EMPTY:
      return fmt::format("is empty where a JSON object is expected; {}", kAdvice);
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
    case simdjson::UNCLOSED_STRING:
      return fmt::format("the JSON ends in the middle or goes on behind its end; {}", kAdvice);
    case simdjson::TRAILING_CONTENT:
      return "something follows the JSON object; in a .jsonl file write one object a line, in a "
             ".json file an array";
    case simdjson::UNESCAPED_CHARS:
      return fmt::format("a string holds an unescaped control character; {}", kAdvice);
    case simdjson::NUMBER_ERROR:
      return fmt::format("a number is malformed or too large; {}", kAdvice);
    case simdjson::DEPTH_ERROR:
      return fmt::format("the JSON is nested too deeply; {}", kAdvice);
    default:
      return fmt::format("the JSON is malformed; {}", kAdvice);
  }
}

// What a value takes until the record is an article: in simdjson's index and tape, and in a list.
constexpr std::size_t kValueBytes = 150;

// A record with fewer is small in any case.
constexpr std::size_t kFreeValues = 100'000;

// True when the lists and objects of `json` have more than `limit` values, about.
bool has_more_values(std::string_view json, std::size_t limit) {
  if (json.size() <= limit) return false;
  std::size_t count = 0;
  for (std::size_t at = 0; at < json.size() && count <= limit; ++at) {
    if (json[at] == '"') {
      for (++at; at < json.size() && json[at] != '"'; ++at) at += json[at] == '\\' ? 1 : 0;
    } else if (json[at] == ',' || json[at] == '[' || json[at] == '{') {
      ++count;
    }
  }
  return count > limit;
}

// The value of four hexadecimal digits at `at`; nothing when they are not there.
std::optional<unsigned> hexadecimal(std::string_view json, std::size_t at) {
  if (at + 4 > json.size()) return std::nullopt;
  unsigned value = 0;
  const char* const begin = json.data() + at;
  const auto [end, error] = std::from_chars(begin, begin + 4, value, 16);
  if (error != std::errc{} || end != begin + 4) return std::nullopt;
  return value;
}

std::optional<unsigned> unicode_escape(std::string_view json, std::size_t at) {
  if (json.substr(at, 2) != "\\u") return std::nullopt;
  return hexadecimal(json, at + 2);
}

}  // namespace

std::string repair_surrogate_escapes(std::string_view json, std::size_t& replaced) {
  constexpr std::size_t kEscape = 6;  // \uXXXX
  std::string repaired;
  repaired.reserve(json.size() + simdjson::SIMDJSON_PADDING);
  std::size_t kept = 0;
  for (std::size_t at = json.find('\\'); at < json.size(); at = json.find('\\', at)) {
    const auto first = unicode_escape(json, at);
    if (!first || *first < 0xD800 || *first > 0xDFFF) {
      at += 2;  // Also passes over an escaped backslash.
      continue;
    }
    const auto second = unicode_escape(json, at + kEscape);
    if (*first < 0xDC00 && second && *second >= 0xDC00 && *second <= 0xDFFF) {
      at += 2 * kEscape;
      continue;
    }
    repaired.append(json, kept, at - kept).append("\\ufffd");
    at += kEscape;
    kept = at;
    ++replaced;
  }
  repaired.append(json, kept);
  return repaired;  // not what append() returns, which would be copied without its padding
}

std::string JsonParser::parse(std::string_view json, JsonRecord& record) {
  if (has_more_values(json, most_values_)) return too_many_parts_reason(most_values_, "values");
  error_code error = parse_object(json, record);
  std::string repaired;
  std::size_t replaced = 0;
  std::string guessed_encoding;
  if (error == simdjson::UTF8_ERROR) {
    DecodedText decoded = decode(json);
    replaced = decoded.replaced;
    if (decoded.confidence < kLittleConfidence) guessed_encoding = std::move(decoded.encoding);
    repaired = std::move(decoded.text);
    repaired.reserve(repaired.size() + simdjson::SIMDJSON_PADDING);
    json = repaired;
    error = parse_object(json, record);
  }
  if (error == simdjson::STRING_ERROR) {
    repaired = repair_surrogate_escapes(json, replaced);
    error = parse_object(repaired, record);
  }
  if (error != simdjson::SUCCESS) return reason_of(error);
  record.replaced += replaced;
  record.guessed_encoding = std::move(guessed_encoding);
  return {};
}

JsonParser::JsonParser(std::uint64_t parts_memory)
    : most_values_(std::max<std::size_t>(kFreeValues, parts_memory / kValueBytes)) {}

void JsonParser::shrink() {
  parser_ = simdjson::ondemand::parser();
  nested_parser_ = simdjson::dom::parser();
}

error_code JsonParser::parse_object(std::string_view json, JsonRecord& record) {
  record = {};
  simdjson::ondemand::document document;
  if (const auto error =
          parser_.iterate(json, json.size() + simdjson::SIMDJSON_PADDING).get(document)) {
    return error;
  }
  simdjson::ondemand::object object;
  if (const auto error = document.get_object().get(object)) return error;
  for (auto result : object) {
    simdjson::ondemand::field field;
    if (const auto error = std::move(result).get(field)) return error;
    if (const auto error = read_field(std::move(field), record)) return error;
  }
  const bool at_end = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
  return at_end ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
}

error_code JsonParser::read_field(simdjson::ondemand::field field, JsonRecord& record) {
  std::string_view key;
  if (const auto error = field.unescaped_key().get(key)) return error;
  std::size_t nuls = 0;
  const std::string name = without_nul(key, nuls);
  MetadataValue value;
  if (const auto error = read_value(field.value(), value, nuls)) return error;
  if (nuls > 0) record.nuls.push_back({name, nuls});
  const bool is_id = name.size() == 2 && (name[0] | 0x20) == 'i' && (name[1] | 0x20) == 'd';
  if (!is_id || record.id) {
    record.metadata.add(name, std::move(value));
  } else if (value.kind == Kind::kString || value.kind == Kind::kNumber) {
    if (!value.text.empty()) record.id = std::move(value.text);
  } else if (value.kind != Kind::kNull) {
    record.bad_id = value.kind == Kind::kBoolean ? value.text : value.json;
  }
  return simdjson::SUCCESS;
}

error_code JsonParser::read_value(simdjson::ondemand::value value, MetadataValue& result,
                                  std::size_t& nuls) {
  simdjson::ondemand::json_type type{};
  if (const auto error = value.type().get(type)) return error;
  switch (type) {
    case simdjson::ondemand::json_type::string: {
      std::string_view text;
      if (const auto error = value.get_string().get(text)) return error;
      result = MetadataValue::string(without_nul(text, nuls));
      return simdjson::SUCCESS;
    }
    case simdjson::ondemand::json_type::number: {
      const std::string_view number = trim(value.raw_json_token());
      if (!is_json_number(number)) return simdjson::NUMBER_ERROR;
      result = {Kind::kNumber, std::string(number), {}, {}};
      return simdjson::SUCCESS;
    }
    case simdjson::ondemand::json_type::boolean: {
      bool boolean = false;
      if (const auto error = value.get_bool().get(boolean)) return error;
      result = {Kind::kBoolean, boolean ? "true" : "false", {}, {}};
      return simdjson::SUCCESS;
    }
    case simdjson::ondemand::json_type::null:
      return trim(value.raw_json_token()) == "null" ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
    case simdjson::ondemand::json_type::array: {
      simdjson::ondemand::array array;
      std::string_view json;
      if (const auto error = value.get_array().get(array)) return error;
      if (const auto error = array.raw_json().get(json)) return error;
      return read_nested(json, result, nuls);
    }
    case simdjson::ondemand::json_type::object: {
      simdjson::ondemand::object object;
      std::string_view json;
      if (const auto error = value.get_object().get(object)) return error;
      if (const auto error = object.raw_json().get(json)) return error;
      return read_nested(json, result, nuls);
    }
  }
  return simdjson::INCORRECT_TYPE;
}

// The on-demand parser only looks for the end of a nested value; this one checks it in full.
error_code JsonParser::read_nested(std::string_view json, MetadataValue& result,
                                   std::size_t& nuls) {
  simdjson::dom::element element;
  if (const auto error = nested_parser_.parse(json).get(element)) return error;
  result = {Kind::kObject, {}, {}, minified(json)};
  if (!element.is_array()) return simdjson::SUCCESS;
  result.kind = Kind::kList;
  result.items.reserve(simdjson::dom::array(element).size());
  for (const simdjson::dom::element item : simdjson::dom::array(element)) {
    result.items.push_back(list_item(item, nuls));
  }
  return simdjson::SUCCESS;
}

}  // namespace fundstelle
