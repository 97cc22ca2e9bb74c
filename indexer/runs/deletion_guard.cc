#include "indexer/runs/deletion_guard.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include <fmt/format.h>

#include "base/error.h"
#include "base/sanitize.h"

namespace fundstelle {

void guard_emptied_sources(const SourceScan& scan, const FileStates& states) {
  for (const std::filesystem::path& root : scan.roots) {
    const auto below = [&](std::string_view path) { return is_at_or_below(path, root.native()); };
    // What could not be looked into loses nothing.
    if (std::any_of(scan.unreadable.begin(), scan.unreadable.end(),
                    [&](const std::filesystem::path& path) { return below(path.native()); }))
      continue;
    if (std::any_of(scan.files.begin(), scan.files.end(),
                    [&](const FoundFile& file) { return below(file.path); })) {
      continue;
    }
    std::uint64_t documents = 0;
    states.for_each([&](std::uint64_t, FileState&& state) {
      if (below(state.path)) documents += state.documents;
    });
    if (documents == 0) continue;
    const std::string path = sanitize_for_terminal(root.native());
    throw Error(fmt::format("the source {} has no file any more, and {} documents of it would be "
                            "removed; nothing was changed",
                            path, documents),
                fmt::format("check that it is in place (mounted?); if this is what you want, run "
                            "again with --allow-mass-delete, or `indexer forget {}`",
                            path));
  }
}

void guard_lost_documents(std::uint64_t lost, std::uint64_t documents) {
  if (lost * 2 <= documents) return;
  throw Error(
      fmt::format("{} of {} documents would be removed; nothing was changed", lost, documents),
      "check that all sources are in place (mounted?); if this is what you want, run again with "
      "--allow-mass-delete");
}

}  // namespace fundstelle
