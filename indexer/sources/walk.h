// Finds the files of a source.
//
// A source is a file or a folder, searched recursively. Hidden files and folders are skipped, a
// `.fundstelleignore` file of globs is honoured for its folder and all below it. Links are
// followed, a loop of links is entered only once and reported, and of several links to one folder
// only the first is followed: the walk ends, whatever the links do. File systems of the kernel,
// such as /proc, are not entered. Files come in byte order of their paths, folder by folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "indexer/sources/article.h"

namespace fundstelle {

/// A file of globs: what not to find in its folder and below.
inline constexpr const char* kIgnoreFile = ".fundstelleignore";

/// What change detection compares, by equality.
struct FileStamp {
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;  ///< Since the epoch.
  std::uint64_t inode = 0;
  std::uint64_t device = 0;

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

struct FoundFile {
  // A std::filesystem::path would take several times the memory.
  std::string path;  ///< Absolute and lexically normalised; links not resolved. Any bytes.
  FileStamp stamp;
};

struct WalkOptions {
  std::vector<std::string> include;  ///< Globs; when not empty, a file must match one.
  std::vector<std::string> exclude;  ///< Globs; a file or folder that matches one is skipped.
  /// A folder that is passed over in silence, whatever path leads to it. May be empty or absent.
  std::filesystem::path skipped = {};
};

struct WalkSink {
  std::function<void(const FoundFile&)> file;
  /// A dangling link, a loop, a folder without permission or of the kernel. `subtree` is the path
  /// that could not be looked into: nothing at or below it may be taken for vanished.
  std::function<void(Failure&&, const std::filesystem::path& subtree)> failure;
  /// The source, and each folder in it, before it is looked into: who begins to watch it now misses
  /// no change. May be empty.
  std::function<void(const std::filesystem::path&)> visit = {};
  /// A link to a folder that was entered through another link before: what is in it was found below
  /// that one. May be empty.
  std::function<void(Failure&&)> found_before = {};
};

/// The absolute, lexically normalised form of a source as given on the command line, without a
/// trailing slash. Links are not resolved.
std::filesystem::path source_path(const std::filesystem::path& given);

/// The stamp of the file at `path` as it is now, links followed; nothing when it cannot be had.
std::optional<FileStamp> read_stamp(const std::filesystem::path& path);

/// Walks one source (a result of source_path). A file named explicitly is reported whatever
/// its name; in folders only readable formats are. A source that does not exist, or that lies in a
/// file system of the kernel, throws Error.
void walk(const std::filesystem::path& source, const WalkOptions& options, const WalkSink& sink);

}  // namespace fundstelle
