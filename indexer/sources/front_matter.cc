#include "indexer/sources/front_matter.h"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/yaml.h>

#include "base/json_text.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

struct Limits {
  int depth = 32;  // Of nested lists and mappings.
  // Aliases make a small file unfold into a huge value: there may be as many values as it has
  // bytes, within these bounds.
  std::size_t min_nodes = 1'000;
  std::size_t max_nodes = 20'000;
  std::size_t bytes = std::size_t{1} << 20;
};
constexpr Limits kLimits;

struct Block {
  std::string_view yaml;
  std::string_view rest;
};

// The first line of `text` without trailing white space; `text` moves on to the next one.
std::string_view take_line(std::string_view& text) {
  const std::size_t feed = text.find('\n');
  const std::string_view line = text.substr(0, feed);
  text.remove_prefix(feed == text.npos ? text.size() : feed + 1);
  return line.substr(0, line.find_last_not_of(" \t\r") + 1);
}

std::optional<Block> find_block(std::string_view source) {
  std::string_view rest = source;
  if (take_line(rest) != "---") return std::nullopt;
  const char* const begin = rest.data();
  while (!rest.empty()) {
    const char* const line_begin = rest.data();
    const std::string_view line = take_line(rest);
    if (line == "---" || line == "...") return Block{{begin, line_begin}, rest};
  }
  return std::nullopt;
}

// A scalar as valid UTF-8: yaml-cpp writes the escapes \N and \_, a line end and a space that does
// not break, as one byte, that of Latin-1.
std::string text_of(const YAML::Node& node) {
  const std::string& text = node.Scalar();
  if (is_valid_utf8(text)) return text;
  std::string valid;
  for (std::size_t at = 0; at < text.size();) {
    // The longest valid piece from here on; a byte by itself where there is none.
    std::size_t size = 1;
    while (size < 4 && at + size <= text.size() && !is_valid_utf8({&text[at], size})) ++size;
    const bool is_character = at + size <= text.size() && is_valid_utf8({&text[at], size});
    if (is_character) {
      valid.append(text, at, size);
      at += size;
    } else {
      append_utf8(valid, static_cast<unsigned char>(text[at++]));
    }
  }
  return valid;
}

// YAML -> MetadataValue, numbers and booleans as in YAML 1.2's core schema. Within limits, since
// an alias can stand for its own parent.
class Converter {
 public:
  explicit Converter(std::size_t bytes)
      : max_nodes_(std::clamp(bytes, kLimits.min_nodes, kLimits.max_nodes)) {}

  MetadataValue convert(const YAML::Node& node) {
    if (depth_ > kLimits.depth) throw std::length_error("is nested too deeply");
    if (++nodes_ > max_nodes_) {
      throw std::length_error(fmt::format("holds more than {} values", max_nodes_));
    }
    ++depth_;
    MetadataValue value;
    switch (node.Type()) {
      case YAML::NodeType::Scalar:
        value = scalar(node);
        break;
      case YAML::NodeType::Sequence:
        value = sequence(node);
        break;
      case YAML::NodeType::Map:
        value = mapping(node);
        break;
      default:
        break;
    }
    --depth_;
    return value;
  }

 private:
  static MetadataValue scalar(const YAML::Node& node) {
    using Kind = MetadataValue::Kind;
    const std::string text = text_of(node);
    const bool plain = node.Tag() == "?" || node.Tag().empty();
    Kind kind = Kind::kString;
    if (plain && is_json_number(text)) kind = Kind::kNumber;
    if (plain && (text == "true" || text == "false")) kind = Kind::kBoolean;
    return {kind, text, {}, {}};
  }

  static std::string json_of(const MetadataValue& value) {
    switch (value.kind) {
      case MetadataValue::Kind::kNull:
        return "null";
      case MetadataValue::Kind::kString:
        return json_string(value.text);
      case MetadataValue::Kind::kNumber:
      case MetadataValue::Kind::kBoolean:
        return value.text;
      default:
        return value.json;
    }
  }

  MetadataValue sequence(const YAML::Node& node) {
    MetadataValue value{MetadataValue::Kind::kList, {}, {}, "["};
    for (const YAML::Node& item : node) {
      value.items.push_back(convert(item));
      if (value.items.size() > 1) value.json += ',';
      value.json += json_of(value.items.back());
    }
    value.json += ']';
    return value;
  }

  MetadataValue mapping(const YAML::Node& node) {
    MetadataValue value{MetadataValue::Kind::kObject, {}, {}, "{"};
    for (const auto& entry : node) {
      if (value.json.size() > 1) value.json += ',';
      value.json += json_string(entry.first.IsScalar() ? text_of(entry.first)
                                                       : json_of(convert(entry.first)));
      value.json += ':';
      value.json += json_of(convert(entry.second));
    }
    value.json += '}';
    return value;
  }

  std::size_t max_nodes_;
  std::size_t nodes_ = 0;
  int depth_ = 0;
};

}  // namespace

std::string_view take_front_matter(std::string_view source, Document& document) {
  const auto block = find_block(source);
  if (!block) return source;
  if (block->yaml.size() > kLimits.bytes) {
    document.notices.push_back(
        {1, fmt::format("what stands between the lines --- is longer than {} bytes, too much for "
                        "front matter, and was taken for text",
                        kLimits.bytes)});
    return source;
  }
  constexpr std::string_view kAdvice = "the text was indexed without the metadata";
  try {
    const YAML::Node root = YAML::Load(std::string(block->yaml));
    if (root.IsNull() || !root.IsDefined()) return block->rest;
    if (!root.IsMap()) return source;
    Converter converter(block->yaml.size());
    Metadata metadata;
    for (const auto& entry : root) {
      if (!entry.first.IsScalar()) continue;
      metadata.add(text_of(entry.first), converter.convert(entry.second));
    }
    document.metadata = std::move(metadata);
  } catch (const YAML::DeepRecursion&) {
    document.notices.push_back(
        {1, fmt::format("the front matter is nested too deeply; {}", kAdvice)});
  } catch (const YAML::Exception& error) {
    // The mark counts from 0 behind the line `---`.
    const auto line = static_cast<std::size_t>(error.mark.is_null() ? 0 : error.mark.line + 2);
    document.notices.push_back(
        {line, fmt::format("the front matter is no YAML ({}); {}", error.msg, kAdvice)});
  } catch (const std::length_error& error) {
    document.notices.push_back({1, fmt::format("the front matter {}; {}", error.what(), kAdvice)});
  }
  return block->rest;
}

}  // namespace fundstelle
