// What the index remembers of a file it has read: its stamp for change detection, how many
// documents came from it, what failed in it and what was not read quite as written. Kept as user
// metadata in the same transaction as the documents, so that documents and memory never disagree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle {

struct FileState {
  std::string path;  ///< Any bytes.
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;
  std::uint64_t inode = 0;
  std::uint64_t device = 0;
  std::uint64_t documents = 0;
  /// False when the file changed within the second it was read in: it is read again next time.
  bool trusted = true;
  /// True when it could not be opened or read to its end: tried again at every run.
  bool unreadable = false;
  std::vector<std::string> failures;  ///< Failure::to_string() of each.
  std::vector<std::string> warnings;  ///< What was read, but not quite as written.

  std::string serialize() const;
  /// Throws Error when the bytes are damaged.
  static FileState parse(std::string_view bytes);
};

/// Metadata key for the file with that number (terms.h, file_number()).
std::string file_state_key(std::uint64_t file);
/// Prefix of all those keys.
inline constexpr std::string_view kFileStatePrefix = "file:";

}  // namespace fundstelle
