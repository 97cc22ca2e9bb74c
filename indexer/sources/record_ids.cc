#include "indexer/sources/record_ids.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace fundstelle {

// The place of `hash`, or the empty one where it belongs.
std::size_t RecordIds::find_place(std::uint64_t hash) const {
  const std::size_t mask = hashes_.size() - 1;
  std::size_t place = hash & mask;
  while (lines_[place] != 0 && hashes_[place] != hash) place = (place + 1) & mask;
  return place;
}

void RecordIds::grow() {
  constexpr std::size_t kFirstPlaces = 256;
  std::vector<std::uint64_t> old_hashes(std::max(kFirstPlaces, 2 * hashes_.size()));
  std::vector<std::uint32_t> old_lines(old_hashes.size());
  old_hashes.swap(hashes_);
  old_lines.swap(lines_);
  for (std::size_t i = 0; i < old_hashes.size(); ++i) {
    if (old_lines[i] == 0) continue;
    const std::size_t place = find_place(old_hashes[i]);
    hashes_[place] = old_hashes[i];
    lines_[place] = old_lines[i];
  }
}

std::optional<std::size_t> RecordIds::insert(std::string_view id, std::size_t line) {
  if (4 * (size_ + 1) > 3 * hashes_.size()) grow();
  const std::uint64_t hash = std::hash<std::string_view>{}(id);
  const std::size_t place = find_place(hash);
  if (lines_[place] != 0) return lines_[place];
  hashes_[place] = hash;
  lines_[place] = static_cast<std::uint32_t>(
      std::clamp<std::size_t>(line, 1, std::numeric_limits<std::uint32_t>::max()));
  ++size_;
  return std::nullopt;
}

}  // namespace fundstelle
