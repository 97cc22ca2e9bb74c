// What lies about in the folder of an index.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace fundstelle {

/// What a killed run has left beside what it found there: `segments`, `generation`, `half of
/// XAPIANDB`, several of them or `nothing`.
std::string leavings(const std::filesystem::path& index, const std::set<std::string>& found);

/// What should not lie there after a run that went through; all generations if they are too many.
std::vector<std::filesystem::path> litter(const std::filesystem::path& index);

}  // namespace fundstelle
