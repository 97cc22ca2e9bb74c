#include "indexer/runs/source_scan.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/utf8.h"

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

// Nothing in the index folder is ever read, so that such a source would be taken and stay empty.
void refuse_source_in(const fs::path& index, const std::string& source) {
  std::error_code unknown;
  const fs::path real_index = fs::weakly_canonical(index, unknown);
  if (unknown) return;
  const fs::path real_source = fs::weakly_canonical(source, unknown);
  if (unknown || !is_at_or_below(real_source.native(), real_index.native())) return;
  throw Error(fmt::format("the source {} lies in the index folder {}, where nothing is read",
                          repair_utf8(source).text, repair_utf8(index.native()).text),
              "name files or folders elsewhere; `indexer forget` takes a source out");
}

}  // namespace

bool SourceScan::covers(std::string_view path) const {
  return is_below_one_of(roots, path) && !is_below_one_of(unreadable, path) &&
         !found_before.contains(std::string(path));
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
  for (const Source& source : sources) refuse_source_in(index, source.path);
  for (const Source& source : sources) {
    scan.roots.emplace_back(source.path);
    const WalkSink sink{[&](const FoundFile& file) {
                          if (!is_new(file.path)) return;
                          scan.bytes += file.stamp.size;
                          scan.files.push_back(file);
                        },
                        [&](Failure&& problem, const fs::path& subtree) {
                          if (!is_new(subtree.native())) return;
                          scan.unreadable.push_back(subtree);
                          failure(std::move(problem));
                        },
                        visit,
                        [&](Failure&& problem) {
                          if (scan.found_before.insert(problem.path).second) {
                            failure(std::move(problem));
                          }
                        }};
    walk(source.path, {source.include, source.exclude, index}, sink);
  }
  return scan;
}

}  // namespace fundstelle
