// Bytes that are put aside for a while: a file without a name, gone with its last user however that
// ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace fundstelle {

/// Not copyable: it owns an open file. All functions throw Error when the file cannot be written or
/// read.
class ScratchFile {
 public:
  /// In `folder`, whose disk is to hold it.
  explicit ScratchFile(const std::filesystem::path& folder);
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  void append(std::string_view bytes);
  std::uint64_t size() const { return size_; }
  /// Fills the beginning of `buffer` with what lies from `offset` on; returns how much that is.
  std::size_t read(std::uint64_t offset, std::span<char> buffer) const;

 private:
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace fundstelle
