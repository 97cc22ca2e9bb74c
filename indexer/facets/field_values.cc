#include "indexer/facets/field_values.h"

#include <nlohmann/json.hpp>

#include "base/utf8.h"

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

}  // namespace fundstelle
