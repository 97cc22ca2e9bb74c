// What a run does when the disk is full: says what it needs and leaves nothing behind.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/error.h"

namespace fundstelle {

/// Of all files in `folder`, not below; those that vanish meanwhile count nothing.
std::uint64_t folder_bytes(const std::filesystem::path& folder);

/// `error`, or when it came from a full disk, a used up quota or a file system that became
/// read-only, one that says so: about `need` bytes must be free where `index` lies.
Error explain_disk_trouble(const Error& error, const std::filesystem::path& index,
                           std::uint64_t need);

/// The tables of a generation as they were before a transaction. One that fails may have written
/// blocks behind their ends; these belong to no revision. Not to be used once the revision has
/// changed: restore() looks.
class TableSizes {
 public:
  explicit TableSizes(std::filesystem::path generation);
  /// Cuts off what has been written since, if the revision is still the same. Never throws: what is
  /// left is used by the next transaction.
  void restore() const noexcept;

 private:
  struct Table {
    std::filesystem::path path;
    std::uint64_t bytes = 0;
  };

  std::filesystem::path generation_;
  std::string revision_;
  std::vector<Table> tables_;
};

}  // namespace fundstelle
