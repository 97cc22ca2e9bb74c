// File systems that the kernel makes up as they are read: /proc, /sys and the like. There are no
// documents in them, but files without an end and links that lead round for ever.
#pragma once

#include <string_view>

namespace fundstelle {

/// The kind of file system that `path` (links followed) lies in if it is one of the kernel's:
/// `proc`, `sysfs`, …; empty for all others, and when it cannot be told.
std::string_view kernel_file_system(const char* path);

}  // namespace fundstelle
