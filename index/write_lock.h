// The lock that makes sure of one indexer at a time: INDEX/lock, held by flock(2), so that the
// kernel frees it when its holder ends, however it ends. The file says who holds it.
#pragma once

#include <chrono>
#include <filesystem>
#include <string_view>

namespace fundstelle {

/// Held from construction to destruction. Not copyable: it owns the lock.
class WriteLock {
 public:
  /// Creates the index folder when there is none. Waits up to `wait` for another indexer to end,
  /// then throws Error (exit code 75) that names its pid, start and command.
  WriteLock(const std::filesystem::path& index, std::chrono::milliseconds wait,
            std::string_view command);
  ~WriteLock();
  WriteLock(const WriteLock&) = delete;
  WriteLock& operator=(const WriteLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace fundstelle
