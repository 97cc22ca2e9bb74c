#include "index/xapian/database.h"

#include <algorithm>
#include <array>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "index/xapian/glass_files.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kVersionFiles{kVersionFile, "iamchert", "iamhoney"};

constexpr std::array<std::string_view, 3> kOtherFiles{"flintlock", kVersionNotInForce, "v.rtmp"};

constexpr std::array<std::string_view, 7> kTables{"postlist", "termlist", "docdata", "record",
                                                  "position", "spelling", "synonym"};
constexpr std::array<std::string_view, 5> kTableExtensions{kTableExtension, ".honey", ".DB",
                                                           ".baseA", ".baseB"};

template <typename Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Xapian takes the height of its trees from this file; where it is another, leaves are taken for
// branches, and a search goes round for ever or reads beside its arrays.
void require_sound_version(const fs::path& folder) {
  const std::string damage = glass::damage_of_version(folder);
  if (damage.empty()) return;
  throw Xapian::DatabaseCorruptError(
      fmt::format("{} is damaged ({})", (folder / kVersionFile).string(), damage));
}

}  // namespace

Xapian::Database open_database(const fs::path& folder) {
  require_sound_version(folder);
  return Xapian::Database(folder.string(), kBackend);
}

Xapian::WritableDatabase open_to_write(const fs::path& folder) {
  require_sound_version(folder);
  return Xapian::WritableDatabase(folder.string(), Xapian::DB_OPEN | kBackend);
}

Xapian::WritableDatabase create_database(const fs::path& folder, int flags, int backend) {
  return Xapian::WritableDatabase(folder.string(), Xapian::DB_CREATE | flags | backend);
}

bool shows_a_database(const fs::path& folder) {
  return std::any_of(kVersionFiles.begin(), kVersionFiles.end(), [&](std::string_view file) {
    std::error_code failure;
    return fs::is_regular_file(folder / file, failure);
  });
}

bool is_of_other_format(const fs::path& folder) {
  std::error_code failure;
  return !fs::exists(folder / kVersionFile, failure) && shows_a_database(folder);
}

bool is_database_file(std::string_view name) {
  if (contains(kVersionFiles, name) || contains(kOtherFiles, name)) return true;
  const std::size_t point = name.find('.');
  return point != name.npos && contains(kTables, name.substr(0, point)) &&
         contains(kTableExtensions, name.substr(point));
}

}  // namespace fundstelle
