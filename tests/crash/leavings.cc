#include "tests/crash/leavings.h"

#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/atomic_file.h"
#include "index/generation_folder.h"
#include "index/marker.h"
#include "index/xapian/checksums.h"

namespace fundstelle {

namespace fs = std::filesystem;

std::string leavings(const fs::path& index, const std::set<std::string>& found) {
  std::set<std::string> left;
  for (const char* file : {"XAPIANDB", "state.json"}) {
    if (fs::exists(unfinished_file(index / file))) left.insert(fmt::format("half of {}", file));
  }
  std::error_code no_folder;
  for (const auto& entry : fs::directory_iterator(index, no_folder)) {
    const std::string name = entry.path().filename();
    if (found.contains(name) || !name.starts_with("gen-")) continue;
    left.insert(fs::exists(segments_folder(entry.path())) ? "segments" : "generation");
  }
  return left.empty() ? "nothing" : fmt::format("{}", fmt::join(left, " and "));
}

std::vector<fs::path> litter(const fs::path& index) {
  const std::set<std::string> files = {"XAPIANDB", kMarkerName, "lock", "schedule.json",
                                       "state.json"};
  std::vector<fs::path> generations, found;
  for (const fs::directory_entry& entry : fs::directory_iterator(index)) {
    const std::string name = entry.path().filename();
    if (files.contains(name)) continue;
    const bool is_generation = generation_number(name).has_value();
    (is_generation ? generations : found).push_back(entry.path());
  }
  for (const fs::path& generation : generations) {
    for (const fs::directory_entry& entry : fs::directory_iterator(generation)) {
      const std::string name = entry.path().filename();
      const bool is_of_xapian =
          name.ends_with(".glass") || name == "iamglass" || name == "flintlock";
      // Half a file of checksums stays in a generation that is followed by another.
      if (name.starts_with(glass::kChecksumsFile)) continue;
      if (!is_of_xapian && name != kMarkerName) found.push_back(entry.path());
    }
  }
  if (generations.size() > 2) found.insert(found.end(), generations.begin(), generations.end());
  return found;
}

}  // namespace fundstelle
