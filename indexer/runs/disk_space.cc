#include "indexer/runs/disk_space.h"

#include <cerrno>
#include <system_error>

#include <fmt/format.h>

#include "base/sanitize.h"
#include "cli/size.h"

namespace fundstelle {

namespace fs = std::filesystem;

std::uint64_t folder_bytes(const fs::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code vanished;  // an update may be replacing files
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, vanished)) {
    const std::uintmax_t size = entry.file_size(vanished);
    if (!vanished) bytes += size;
  }
  return bytes;
}

Error explain_disk_trouble(const Error& error, const fs::path& index, std::uint64_t need) {
  const std::string path = sanitize_for_terminal(index.native());
  if (error.cause() == std::errc::read_only_file_system) {
    return Error(fmt::format("the file system of {} is read-only ({})", path, error.message()),
                 "the index is as before; make it writable, or name another folder with --index");
  }
  const bool quota = error.cause() == std::error_code(EDQUOT, std::system_category());
  if (!quota && error.cause() != std::errc::no_space_on_device) return error;
  std::error_code unknown;
  const fs::space_info space = fs::space(index, unknown);
  const std::string free =
      unknown || quota ? std::string() : fmt::format(", {} are free", format_size(space.available));
  return Error(
      fmt::format("{} for the index at {} ({})",
                  quota ? "the quota does not suffice" : "no space left on the disk", path,
                  error.message()),
      fmt::format("the index is as before; about {} are needed{}", format_size(need), free));
}

}  // namespace fundstelle
