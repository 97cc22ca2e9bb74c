#include "index/generation_folder.h"

#include <charconv>
#include <system_error>

#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "index/marker.h"
#include "index/xapian/checksums.h"
#include "index/xapian/database.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "gen-";
constexpr const char* kSegments = "segments";

bool is_segment_name(std::string_view name) {
  return name.starts_with("segment-") || name.starts_with("merged-") || name == "format";
}

// Removes the files of a database, links to files elsewhere among them, not where they lead.
void remove_database(const fs::path& folder, std::error_code& ignored) {
  for (fs::directory_iterator entry(folder, ignored), end; entry != end;) {
    const fs::path path = entry->path();
    entry.increment(ignored);
    if (is_database_file(path.filename().native())) fs::remove(path, ignored);
  }
}

}  // namespace

std::string generation_name(std::uint32_t number) {
  return fmt::format("{}{:04}", kPrefix, number);
}

std::optional<std::uint32_t> generation_number(std::string_view name) {
  if (!name.starts_with(kPrefix)) return std::nullopt;
  const std::string_view digits = name.substr(kPrefix.size());
  std::uint32_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (number == 0 || generation_name(number) != name) return std::nullopt;
  return number;
}

fs::path segments_folder(const fs::path& generation) {
  return generation / kSegments;
}

bool is_of_index(const fs::path& folder, std::string_view index_id) {
  std::error_code failure;
  if (!fs::is_directory(fs::symlink_status(folder, failure))) return false;
  const auto marker = read_marker(folder);
  return marker && marker->fate && marker->index_id == index_id;
}

void remove_generation(const fs::path& folder) noexcept {
  try {
    std::error_code ignored;  // a reader on a network file system may still hold files
    const fs::path segments = segments_folder(folder);
    if (fs::is_directory(fs::symlink_status(segments, ignored))) {
      for (fs::directory_iterator entry(segments, ignored), end; entry != end;) {
        const fs::path path = entry->path();
        entry.increment(ignored);
        if (!is_segment_name(path.filename().native())) continue;
        if (!fs::is_directory(fs::symlink_status(path, ignored))) continue;
        remove_database(path, ignored);
        fs::remove(path, ignored);  // only if it is empty
      }
      fs::remove(segments, ignored);
    }
    remove_database(folder, ignored);
    const fs::path marker = folder / kMarkerName;
    const fs::path checksums = folder / glass::kChecksumsFile;
    for (const fs::path& file : {checksums, unfinished_file(checksums), unfinished_file(marker)}) {
      fs::remove(file, ignored);
    }
    // Without its marker the folder would not be known as ours, so it goes when all else is gone.
    if (std::distance(fs::directory_iterator(folder), {}) > 1) return;
    const fs::path markerless = folder.parent_path() / kMarkerlessName;
    std::error_code failure;  // a full disk may refuse even that
    fs::rename(folder, markerless, failure);
    const fs::path& last = failure ? folder : markerless;
    fs::remove(last / kMarkerName, ignored);
    fs::remove(last, ignored);
  } catch (const std::exception&) {
    // As said in the header.
  }
}

void require_no_links(const fs::path& folder) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (!entry.is_symlink()) continue;
    throw Error(fmt::format("{} is a symbolic link: writing to it would change what it leads to",
                            entry.path().string()),
                "remove it, then run `indexer rebuild`");
  }
}

}  // namespace fundstelle
