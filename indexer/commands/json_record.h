// One JSON record a line on stdout: {"type":…,"data":…}.
#pragma once

#include <string_view>

#include <nlohmann/json.hpp>

namespace fundstelle {

/// All control characters (C0, DEL and C1) are escaped, ill-formed UTF-8 becomes U+FFFD; U+2028 and
/// the like stay as they are.
void print_json_record(std::string_view type, const nlohmann::ordered_json& data);

}  // namespace fundstelle
