#include "indexer/runs/source_scan.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

bool is_below_one_of(const std::vector<fs::path>& folders, const fs::path& path) {
  return std::any_of(folders.begin(), folders.end(),
                     [&](const fs::path& folder) { return is_at_or_below(path, folder); });
}

}  // namespace

bool is_at_or_below(const fs::path& path, const fs::path& folder) {
  const std::string& inner = path.native();
  const std::string& outer = folder.native();
  if (!inner.starts_with(outer)) return false;
  return inner.size() == outer.size() || outer.ends_with('/') || inner[outer.size()] == '/';
}

bool SourceScan::covers(const fs::path& path) const {
  return is_below_one_of(roots, path) && !is_below_one_of(unreadable, path);
}

bool SourceScan::is_out_of_reach(const fs::path& path) const {
  return is_below_one_of(roots, path) && is_below_one_of(unreadable, path);
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
