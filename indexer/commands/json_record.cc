#include "indexer/commands/json_record.h"

#include <fmt/format.h>

#include "base/json_text.h"

namespace fundstelle {

void print_json_record(std::string_view type, const nlohmann::ordered_json& data) {
  const nlohmann::ordered_json record = {{"type", type}, {"data", data}};
  const std::string json =
      record.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  fmt::print("{}\n", escape_controls(json));
}

}  // namespace fundstelle
