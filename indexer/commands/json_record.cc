#include "indexer/commands/json_record.h"

#include <fmt/format.h>

namespace fundstelle {

void print_json_record(std::string_view type, const nlohmann::ordered_json& data) {
  const nlohmann::ordered_json record = {{"type", type}, {"data", data}};
  fmt::print("{}\n", record.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

}  // namespace fundstelle
