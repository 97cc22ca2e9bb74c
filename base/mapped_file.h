// A read-only memory map of a file.
#pragma once

#include <filesystem>
#include <string_view>

namespace fundstelle {

/// Maps a whole file; the view stays valid as long as the object lives. Not copyable, as it owns
/// the mapping.
class MappedFile {
 public:
  /// Throws Error when the file cannot be opened or mapped.
  explicit MappedFile(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

}  // namespace fundstelle
