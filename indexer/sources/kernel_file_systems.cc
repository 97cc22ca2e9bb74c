#include "indexer/sources/kernel_file_systems.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <sys/vfs.h>

namespace fundstelle {
namespace {

struct Kind {
  std::uint32_t magic;  // As in statfs(2) and linux/magic.h.
  std::string_view name;
};

constexpr std::array kKinds = std::to_array<Kind>({
    {0x00009fa0, "proc"},       {0x62656572, "sysfs"},       {0x64626720, "debugfs"},
    {0x74726163, "tracefs"},    {0x0027e0eb, "cgroup"},      {0x63677270, "cgroup2"},
    {0x73636673, "securityfs"}, {0xf97cff8c, "selinuxfs"},   {0x43415d53, "smackfs"},
    {0xcafe4a11, "bpf"},        {0x6165676c, "pstore"},      {0xde5e81e4, "efivarfs"},
    {0x62656570, "configfs"},   {0x42494e4d, "binfmt_misc"}, {0x65735543, "fusectl"},
    {0x67596969, "rpc_pipefs"}, {0x6c6f6f70, "binderfs"},    {0x07655821, "resctrl"},
    {0x19800202, "mqueue"},     {0x958458f6, "hugetlbfs"},   {0x00001cd1, "devpts"},
    {0x6e736673, "nsfs"},
});

}  // namespace

std::string_view kernel_file_system(const char* path) {
  struct statfs status {};
  if (::statfs(path, &status) != 0) return {};
  const auto magic = static_cast<std::uint32_t>(status.f_type);
  const auto* kind = std::find_if(kKinds.begin(), kKinds.end(),
                                  [&](const Kind& known) { return known.magic == magic; });
  return kind == kKinds.end() ? std::string_view{} : kind->name;
}

}  // namespace fundstelle
