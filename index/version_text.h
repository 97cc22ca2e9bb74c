// What `--version` says.
#pragma once

#include <string>

namespace fundstelle {

/// Program, version, the versions of Xapian and ICU, and the analyzer fingerprint of the language
/// data beside the program. A line each.
std::string version_text(const std::string& program);

}  // namespace fundstelle
