// Tests usually run as root, who may read everything.
#pragma once

#include <filesystem>
#include <stdexcept>

#include <sys/stat.h>
#include <unistd.h>

namespace fundstelle {

/// As long as it lives, a process of root's acts as nobody, who can enter `folder` but owns nothing
/// in it. Other users stay who they are. Not copyable: it stands for the process's identity.
class WithoutPrivileges {
 public:
  explicit WithoutPrivileges(const std::filesystem::path& folder) {
    if (!was_root_) return;
    constexpr uid_t kNobody = 65534;
    if (::chmod(folder.c_str(), 0755) != 0 || ::seteuid(kNobody) != 0) {
      throw std::runtime_error("cannot give up privileges");
    }
  }
  ~WithoutPrivileges() {
    if (was_root_ && ::seteuid(0) != 0) std::terminate();
  }
  WithoutPrivileges(const WithoutPrivileges&) = delete;
  WithoutPrivileges& operator=(const WithoutPrivileges&) = delete;

 private:
  const bool was_root_ = ::geteuid() == 0;
};

}  // namespace fundstelle
