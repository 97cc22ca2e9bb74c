#include "indexer/sources/folder_guard.h"

#include <system_error>

#include <sys/stat.h>

#include "indexer/sources/kernel_file_systems.h"

namespace fundstelle {

bool is_at_or_below(std::string_view path, std::string_view folder) {
  if (!path.starts_with(folder)) return false;
  return path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/';
}

FolderGuard::FolderGuard(const std::filesystem::path& skipped) {
  struct stat status {};
  if (skipped.empty() || ::stat(skipped.c_str(), &status) != 0) return;
  std::error_code unknown;
  skipped_ = std::filesystem::canonical(skipped, unknown).native();
  skipped_identity_ = {status.st_dev, status.st_ino};
}

bool FolderGuard::is_skipped(const std::string& path, bool is_link, std::uint64_t device,
                             std::uint64_t inode) const {
  if (skipped_.empty()) return false;
  if (skipped_identity_ == Identity{device, inode}) return true;
  if (!is_link) return false;
  std::error_code unknown;
  const std::filesystem::path real = std::filesystem::canonical(path, unknown);
  return !unknown && is_at_or_below(real.native(), skipped_);
}

std::string_view FolderGuard::kernel_kind(const std::string& path, std::uint64_t device) {
  const auto [known, is_new] = kernel_kinds_.try_emplace(device);
  if (is_new) known->second = kernel_file_system(path.c_str());
  return known->second;
}

}  // namespace fundstelle
