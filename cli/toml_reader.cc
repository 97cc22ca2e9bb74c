#include "cli/toml_reader.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/size.h"
#include "cli/spelling.h"

namespace fundstelle {

TomlReader::TomlReader(const toml::table* table, std::string file, std::string name)
    : table_(table), file_(std::move(file)), name_(std::move(name)) {}

std::optional<std::string> TomlReader::text(const std::string& key) {
  const toml::node* const node = find(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_string()) throw error(key, "must be a string");
  return node->as_string()->get();
}

std::optional<std::string> TomlReader::choice(const std::string& key,
                                              const std::vector<std::string>& allowed) {
  std::optional<std::string> given = text(key);
  if (given && std::find(allowed.begin(), allowed.end(), *given) == allowed.end()) {
    throw error(
        key, fmt::format("must be one of \"{}\", not \"{}\"", fmt::join(allowed, "\", \""), *given),
        did_you_mean(*given, allowed));
  }
  return given;
}

std::optional<std::vector<std::string>> TomlReader::texts(const std::string& key) {
  const toml::node* const node = find(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_array()) throw error(key, "must be a list of strings, such as [\"a\", \"b\"]");
  std::vector<std::string> texts;
  for (const toml::node& element : *node->as_array()) {
    if (!element.is_string()) throw error(key, "must be a list of strings only");
    texts.push_back(element.as_string()->get());
  }
  return texts;
}

std::optional<std::uint64_t> TomlReader::number(const std::string& key, std::uint64_t min) {
  const toml::node* const node = find(key);
  if (node == nullptr) return std::nullopt;
  const std::string problem = fmt::format("must be a whole number, {} or more", min);
  if (!node->is_integer()) throw error(key, problem);
  const std::int64_t value = node->as_integer()->get();
  if (value < 0 || static_cast<std::uint64_t>(value) < min) throw error(key, problem);
  return static_cast<std::uint64_t>(value);
}

std::optional<std::uint64_t> TomlReader::size(const std::string& key) {
  const toml::node* const node = find(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_string()) throw error(key, "must be a string with a size, such as \"64M\"");
  try {
    return parse_size(node->as_string()->get());
  } catch (const Error& problem) {
    throw error(key, problem.message(), problem.hint());
  }
}

TomlReader TomlReader::table(const std::string& key) {
  const toml::node* const node = find(key);
  if (node != nullptr && !node->is_table()) {
    throw error(key, fmt::format("must be a table: [{}]", full_name(key)));
  }
  return {node == nullptr ? nullptr : node->as_table(), file_, full_name(key)};
}

std::vector<std::string> TomlReader::table_names() {
  std::vector<std::pair<toml::source_index, std::string>> found;
  if (table_ != nullptr) {
    for (const auto& [key, node] : *table_) {
      found.emplace_back(node.source().begin.line, std::string(key.str()));
    }
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> names;
  for (const auto& [line, name] : found) {
    table(name);  // throws when it is something else
    names.push_back(name);
  }
  return names;
}

void TomlReader::reject_unknown_keys() const {
  if (table_ == nullptr) return;
  for (const auto& [key, node] : *table_) {
    const std::string given(key.str());
    if (std::find(asked_.begin(), asked_.end(), given) != asked_.end()) continue;
    const std::string suggestion = did_you_mean(given, asked_);
    const std::string place = name_.empty() ? "here" : fmt::format("in [{}]", name_);
    const std::string allowed = fmt::format("allowed {}: {}", place, fmt::join(asked_, ", "));
    throw error(given, "is not a known key",
                suggestion.empty() ? allowed : fmt::format("{}\n{}", suggestion, allowed));
  }
}

Error TomlReader::error(const std::string& key, std::string_view problem, std::string hint) const {
  const toml::node* const node = table_ == nullptr ? nullptr : table_->get(key);
  const std::string place =
      node == nullptr ? file_ : fmt::format("{}:{}", file_, node->source().begin.line);
  return Error(fmt::format("{}: {}: {}", place, full_name(key), problem), std::move(hint));
}

const toml::node* TomlReader::find(const std::string& key) {
  asked_.push_back(key);
  return table_ == nullptr ? nullptr : table_->get(key);
}

std::string TomlReader::full_name(std::string_view key) const {
  return name_.empty() ? std::string(key) : fmt::format("{}.{}", name_, key);
}

}  // namespace fundstelle
