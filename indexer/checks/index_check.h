// The check of a whole index: its folder, Xapian's tables, and all that Fundstelle keeps in them.
//
// It takes no lock. What it sees is one commit of one generation; when commits or a publication
// take that away under it, it starts over, and damage counts only if nothing was written meanwhile.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/checks/findings.h"

namespace fundstelle {

struct CheckReport {
  std::uint32_t generation = 0;  ///< 0 when the index does not say.
  std::uint64_t documents = 0;
  std::uint64_t files = 0;
  Findings findings;
  std::vector<std::string> notes;  ///< What is odd, but no damage.
};

/// `fingerprint` is analyzer_fingerprint() of this program. Throws Error when there is no index
/// yet, when `index` is no folder, and when it changes too often to be checked
/// (ExitCode::kTemporary).
CheckReport check_index(const std::filesystem::path& index, const std::string& fingerprint);

}  // namespace fundstelle
