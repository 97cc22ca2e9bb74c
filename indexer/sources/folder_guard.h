// What a walk must not enter, so that it ends and finds nothing twice: the folder of the index,
// file systems of the kernel, and what a link leads to when another has led there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace fundstelle {

/// Both normalised.
bool is_at_or_below(std::string_view path, std::string_view folder);

/// For one walk.
class FolderGuard {
 public:
  /// `skipped` may be empty or absent.
  explicit FolderGuard(const std::filesystem::path& skipped);

  /// True when `path`, which is a link or below the folders entered so far, is the skipped folder,
  /// or a link to it or to something in it.
  bool is_skipped(const std::string& path, bool is_link, std::uint64_t device,
                  std::uint64_t inode) const;

  /// The kind of the kernel's file system that `path`, on `device`, lies in; empty for all others.
  std::string_view kernel_kind(const std::string& path, std::uint64_t device);

  /// A folder that is reached by way of a link is about to be entered; false when it was before.
  bool enter_behind_link(std::uint64_t device, std::uint64_t inode) {
    return behind_links_.insert({device, inode}).second;
  }

 private:
  using Identity = std::pair<std::uint64_t, std::uint64_t>;  // Device and inode.

  std::string skipped_;  // Links resolved; empty without one.
  Identity skipped_identity_;
  std::set<Identity> behind_links_;
  std::map<std::uint64_t, std::string_view> kernel_kinds_;  // By device.
};

}  // namespace fundstelle
