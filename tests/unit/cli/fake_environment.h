// An Environment for tests: the variables given, and no others.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "cli/environment.h"

namespace fundstelle {

inline Environment fake_environment(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    if (found == variables.end() || found->second.empty()) return std::nullopt;
    return found->second;
  };
}

}  // namespace fundstelle
