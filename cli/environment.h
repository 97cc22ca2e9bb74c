// Environment variables, handed in rather than asked for, so that tests can bring their own.
//
// A variable that is set but empty counts as unset, as the XDG base directory specification wants
// it, and so does the rule for NO_COLOR.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace fundstelle {

/// The value of a variable; nothing when it is unset or empty.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// The environment of this process.
Environment process_environment();

}  // namespace fundstelle
