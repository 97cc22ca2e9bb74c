// One JSON record a line on stdout: {"type":…,"data":…}.
#pragma once

#include <string_view>

#include "base/json_object.h"

namespace fundstelle {

void print_json_record(std::string_view type, const JsonObject& data);

}  // namespace fundstelle
