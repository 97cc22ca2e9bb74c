#include "indexer/commands/json_record.h"

#include <fmt/format.h>

namespace fundstelle {

void print_json_record(std::string_view type, const JsonObject& data) {
  fmt::print("{}", json_record(type, data));
}

}  // namespace fundstelle
