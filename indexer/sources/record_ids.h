// Remembers the ids of one file's records, to find the second record with an id.
//
// An open-addressing table of 64-bit hashes with the line of the first occurrence: 12 bytes a
// place, 16 to 32 bytes an id. Of ten million different ids, two share a hash once in 400,000
// files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace fundstelle {

class RecordIds {
 public:
  /// Remembers `id` with its line, or returns the line where it was met first. Lines from 2^32 - 1
  /// on are remembered as that.
  std::optional<std::size_t> insert(std::string_view id, std::size_t line);

  std::size_t size() const { return size_; }

 private:
  std::size_t find_place(std::uint64_t hash) const;
  void grow();

  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> lines_;  // 0 in empty places.
  std::size_t size_ = 0;
};

}  // namespace fundstelle
