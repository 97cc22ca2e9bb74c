// How much the tests of crashes and of searches beside writers do: little in ctest, much when the
// environment says so.
#pragma once

#include <cstdlib>

namespace fundstelle {

inline int setting(const char* variable, int otherwise) {
  const char* text = std::getenv(variable);
  const int number = text == nullptr ? 0 : std::atoi(text);
  return number > 0 ? number : otherwise;
}

}  // namespace fundstelle
