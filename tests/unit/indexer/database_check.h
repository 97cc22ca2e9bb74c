// Xapian's own check of a database, for tests.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/checks/table_check.h"

namespace fundstelle {

/// How much the check of the tables finds.
inline std::size_t errors_in(const std::filesystem::path& database) {
  Findings findings;
  std::vector<std::string> notes;
  check_tables(database, findings, notes);
  return findings.size();
}

}  // namespace fundstelle
