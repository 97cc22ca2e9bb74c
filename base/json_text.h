// Texts as JSON. What JSON lets stand in strings is escaped where a terminal would take it for a
// command.
#pragma once

#include <string>
#include <string_view>

namespace fundstelle {

/// `text` in quotes. All control characters (C0, DEL and C1) are escaped; ill-formed UTF-8 becomes
/// U+FFFD; U+2028 and the like stay as they are.
std::string json_string(std::string_view text);

/// `json` (valid JSON in valid UTF-8) with DEL and the C1 controls as escapes (`\u009b`). JSON lets
/// them stand in strings, and there only, but U+009B starts an escape sequence on terminals.
std::string escape_controls(std::string_view json);

}  // namespace fundstelle
