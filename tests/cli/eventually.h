// Waiting for what another process does.
#pragma once

#include <chrono>
#include <functional>
#include <thread>

namespace fundstelle {

/// True as soon as `condition` is; false when it does not become so within a generous time.
inline bool eventually(const std::function<bool()>& condition) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

}  // namespace fundstelle
