#include "indexer/runs/source_scan.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

bool is_at_or_below(const fs::path& path, const fs::path& folder) {
  const auto [end, unused] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

}  // namespace

bool SourceScan::covers(const fs::path& path) const {
  const auto below = [&](const fs::path& folder) { return is_at_or_below(path, folder); };
  return std::any_of(roots.begin(), roots.end(), below) &&
         std::none_of(unreadable.begin(), unreadable.end(), below);
}

SourceScan scan_sources(const std::vector<Source>& sources, const fs::path& index,
                        const std::function<void(Failure&&)>& failure,
                        const std::function<void(const fs::path&)>& visit) {
  SourceScan scan;
  std::unordered_set<std::string> seen;  // sources may overlap
  for (const Source& source : sources) {
    scan.roots.emplace_back(source.path);
    const WalkSink sink{
        [&](const FoundFile& file) {
          if (is_at_or_below(file.path, index) || !seen.insert(file.path.string()).second) return;
          scan.bytes += file.stamp.size;
          scan.files.push_back(file);
        },
        [&](Failure&& problem, const fs::path& subtree) {
          if (!seen.insert(subtree.string()).second) return;
          scan.unreadable.push_back(subtree);
          failure(std::move(problem));
        },
        [&](const fs::path& path) {
          if (visit && !is_at_or_below(path, index)) visit(path);
        }};
    walk(source.path, {source.include, source.exclude}, sink);
  }
  return scan;
}

}  // namespace fundstelle
