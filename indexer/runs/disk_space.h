// What a run says when the disk is full. What it leaves behind is index/xapian/table_sizes.h's to
// remove.
#pragma once

#include <cstdint>
#include <filesystem>

#include "base/error.h"

namespace fundstelle {

/// Of all files in `folder`, not below; those that vanish meanwhile count nothing.
std::uint64_t folder_bytes(const std::filesystem::path& folder);

/// `error`, or when it came from a full disk, a used up quota or a file system that became
/// read-only, one that says so: about `need` bytes must be free where `index` lies.
Error explain_disk_trouble(const Error& error, const std::filesystem::path& index,
                           std::uint64_t need);

}  // namespace fundstelle
