#include "indexer/runs/source_scan.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

bool is_below_one_of(const std::vector<fs::path>& folders, std::string_view path) {
  return std::any_of(folders.begin(), folders.end(),
                     [&](const fs::path& folder) { return is_at_or_below(path, folder.native()); });
}

bool do_overlap(const std::vector<Source>& sources) {
  for (const Source& a : sources) {
    for (const Source& b : sources) {
      if (&a != &b && is_at_or_below(a.path, b.path)) return true;
    }
  }
  return false;
}

}  // namespace

bool is_at_or_below(std::string_view path, std::string_view folder) {
  if (!path.starts_with(folder)) return false;
  return path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/';
}

bool SourceScan::covers(std::string_view path) const {
  return is_below_one_of(roots, path) && !is_below_one_of(unreadable, path);
}

bool SourceScan::is_out_of_reach(std::string_view path) const {
  return is_below_one_of(roots, path) && is_below_one_of(unreadable, path);
}

SourceScan scan_sources(const std::vector<Source>& sources, const fs::path& index,
                        const std::function<void(Failure&&)>& failure,
                        const std::function<void(const fs::path&)>& visit) {
  SourceScan scan;
  const bool overlap = do_overlap(sources);
  std::unordered_set<std::string> seen;  // only where sources overlap
  const auto is_new = [&](const std::string& path) { return !overlap || seen.insert(path).second; };
  for (const Source& source : sources) {
    scan.roots.emplace_back(source.path);
    const WalkSink sink{[&](const FoundFile& file) {
                          if (is_at_or_below(file.path, index.native()) || !is_new(file.path))
                            return;
                          scan.bytes += file.stamp.size;
                          scan.files.push_back(file);
                        },
                        [&](Failure&& problem, const fs::path& subtree) {
                          if (!is_new(subtree.native())) return;
                          scan.unreadable.push_back(subtree);
                          failure(std::move(problem));
                        },
                        [&](const fs::path& path) {
                          if (visit && !is_at_or_below(path.native(), index.native())) visit(path);
                        }};
    walk(source.path, {source.include, source.exclude}, sink);
  }
  return scan;
}

}  // namespace fundstelle
