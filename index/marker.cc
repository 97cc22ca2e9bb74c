#include "index/marker.h"

#include <algorithm>
#include <array>
#include <random>
#include <sstream>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/descriptor.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kIdDigits = 32;

constexpr std::array<std::pair<Fate, std::string_view>, 4> kFates{
    {{Fate::kUnfinished, "unfinished"},
     {Fate::kPublished, "published"},
     {Fate::kKept, "kept"},
     {Fate::kRetired, "retired"}}};

std::string_view word(Fate fate) {
  return std::find_if(kFates.begin(), kFates.end(),
                      [&](const auto& entry) { return entry.first == fate; })
      ->second;
}

bool is_id(std::string_view text) {
  return text.size() == kIdDigits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::string make_index_id() {
  std::random_device random;
  std::string id;
  while (id.size() < kIdDigits) id += fmt::format("{:08x}", random());
  return id;
}

std::optional<Marker> read_marker(const fs::path& folder) {
  const fs::path path = folder / kMarkerName;
  std::error_code failure;
  if (!fs::is_regular_file(fs::symlink_status(path, failure))) return std::nullopt;
  const std::optional<std::string> bytes = read_regular_file(path);
  if (!bytes) return std::nullopt;
  std::istringstream in(*bytes);
  std::string key, name, fate;
  Marker marker;
  in >> key >> marker.index_id >> name >> fate;
  if (key != "index" || !is_id(marker.index_id)) return std::nullopt;
  const auto known = std::find_if(kFates.begin(), kFates.end(),
                                  [&](const auto& entry) { return entry.second == fate; });
  if (name == "generation" && known != kFates.end()) marker.fate = known->first;
  return marker;
}

void write_marker(const fs::path& folder, const Marker& marker) {
  std::string text = fmt::format("index {}\n", marker.index_id);
  if (marker.fate) text += fmt::format("generation {}\n", word(*marker.fate));
  write_file_atomically(folder / kMarkerName, text);
}

}  // namespace fundstelle
