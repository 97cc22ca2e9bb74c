// Takes back what a transaction that fails has written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace fundstelle {

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
