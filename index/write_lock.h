// The lock that makes sure of one indexer at a time: INDEX/lock, held by flock(2), so that the
// kernel frees it when its holder ends, however it ends. The file says who holds it, or held it
// last, and whether that one came to its end: `pid 17 since TIME: COMMAND`, then a line `ended`.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace fundstelle {

/// Who holds or held the lock, as the file has it.
struct LockHolder {
  int process = 0;
  Date since;
  std::string command;  ///< As typed.

  /// Whether there is such a process now. Numbers are given again, so it may be another one.
  bool is_alive() const;
};

/// The last holder of the lock, if it did not come to its end or is still at work; it may be asked
/// whether it is_alive(). Nothing where the file cannot be read: a search does not depend on it.
std::optional<LockHolder> read_unended_holder(const std::filesystem::path& index);

/// For notes: that the run of `holder`, who is not there any more, broke off.
std::string broken_off_text(const LockHolder& holder);

/// Held from construction to destruction. Not copyable: it owns the lock.
class WriteLock {
 public:
  /// Prepares the index folder (index_folder.h). Waits up to `wait` for another indexer to end,
  /// then throws Error (exit code 75) that names its pid, start and command.
  WriteLock(const std::filesystem::path& index, std::chrono::milliseconds wait,
            std::string_view command);
  ~WriteLock();
  WriteLock(const WriteLock&) = delete;
  WriteLock& operator=(const WriteLock&) = delete;

  /// The holder before this one, if it did not come to its end.
  const std::optional<LockHolder>& broken_off() const { return broken_off_; }

 private:
  void wait_for(const std::filesystem::path& lock_file, std::chrono::milliseconds wait) const;

  int descriptor_ = -1;
  std::optional<LockHolder> broken_off_;
};

}  // namespace fundstelle
