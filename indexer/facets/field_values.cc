#include "indexer/facets/field_values.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "indexer/sources/value_limits.h"

namespace fundstelle {
namespace {

void append_scalar(const nlohmann::json& value, std::vector<std::string>& values) {
  if (value.is_string()) {
    const std::string_view text = trim(value.get_ref<const std::string&>());
    if (!text.empty()) values.emplace_back(text);
  } else if (value.is_number() || value.is_boolean()) {
    values.push_back(value.dump());
  }
}

// False when the fields are so short that no limit can be met: a value takes two bytes at least.
bool may_be_limited(const std::vector<ExtraField>& fields, std::string_view name) {
  std::size_t bytes = 0;
  for (const auto& [field, json] : fields) {
    if (field == name) bytes += json.size();
  }
  return bytes > std::min(kValueLimits.bytes, 2 * kValueLimits.values);
}

std::optional<std::string> record_of(const Article& article) {
  if (article.record) return article.record;
  if (article.number == 0) return std::nullopt;
  return std::to_string(article.number);
}

}  // namespace

std::vector<std::string> field_values(const std::vector<ExtraField>& fields,
                                      std::string_view name) {
  std::vector<std::string> values;
  for (const auto& [field, json] : fields) {
    if (field != name) continue;
    const nlohmann::json value = nlohmann::json::parse(json, nullptr, false);
    if (value.is_array()) {
      for (const nlohmann::json& item : value) append_scalar(item, values);
    } else {
      append_scalar(value, values);
    }
  }
  return values;
}

std::vector<Failure> value_warnings(const Article& article, const FacetSchema& schema) {
  std::vector<Failure> warnings;
  for (const Facet& facet : schema.facets()) {
    if (facet.field.empty() || !may_be_limited(article.fields, facet.field)) continue;
    std::vector<std::string> values = field_values(article.fields, facet.field);
    for (std::string& reason : limit_values(values).reasons()) {
      warnings.push_back(
          {article.path, record_of(article), article.line, facet.field, std::move(reason), false});
    }
  }
  return warnings;
}

}  // namespace fundstelle
