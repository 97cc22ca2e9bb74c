// What both programs do to the JSON they print.
#pragma once

#include <string>
#include <string_view>

namespace fundstelle {

/// `json` (valid JSON in valid UTF-8) with DEL and the C1 controls as escapes (`\u009b`). JSON lets
/// them stand in strings, and there only, but U+009B starts an escape sequence on terminals.
std::string escape_controls(std::string_view json);

}  // namespace fundstelle
