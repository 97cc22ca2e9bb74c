#include "indexer/sources/walk.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/utf8.h"
#include "indexer/sources/byte_stream.h"
#include "indexer/sources/folder_guard.h"
#include "indexer/sources/format.h"
#include "indexer/sources/glob.h"
#include "indexer/sources/kernel_file_systems.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMaxIgnoreFile = 1 << 20;

struct FolderCloser {
  void operator()(DIR* folder) const { ::closedir(folder); }
};
using Folder = std::unique_ptr<DIR, FolderCloser>;

FileStamp stamp_of(const struct stat& status) {
  FileStamp stamp;
  stamp.size = static_cast<std::uint64_t>(status.st_size);
  stamp.modified_ns = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
  stamp.inode = status.st_ino;
  stamp.device = status.st_dev;
  return stamp;
}

struct Entry {
  std::string name;
  bool is_folder = false;
  bool is_link = false;
  FileStamp stamp;

  // Byte order of the paths: that of a folder goes on with a slash.
  friend bool operator<(const Entry& a, const Entry& b) {
    const int order = std::char_traits<char>::compare(a.name.data(), b.name.data(),
                                                      std::min(a.name.size(), b.name.size()));
    if (order != 0 || a.name.size() == b.name.size()) return order < 0;
    return a.next_byte(b.name.size()) < b.next_byte(a.name.size());
  }

 private:
  // The byte behind the common beginning of this name and one of `length` bytes.
  int next_byte(std::size_t length) const {
    if (name.size() > length) return static_cast<unsigned char>(name[length]);
    return is_folder ? '/' : -1;
  }
};

// A folder on the way from the source to the present one.
struct Level {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::size_t path_size = 0;  // Of the folder's path, its slash included.
  bool behind_link = false;   // It is below the source only by way of a link.
  IgnoreRules rules;
};

class Walker {
 public:
  Walker(std::string source, const WalkOptions& options, const WalkSink& sink)
      : path_(std::move(source)), sink_(sink), guard_(options.skipped) {
    for (const std::string& glob : options.include) include_.emplace_back(glob);
    for (const std::string& glob : options.exclude) exclude_.emplace_back(glob);
  }

  // Walks the folder at path_, whose stamp is given.
  void walk_folder(const FileStamp& folder, bool is_link) {
    if (is_on_the_way(folder)) {
      return fail("is a link to a folder above it and was not entered again; remove the link");
    }
    const bool behind_link = is_link || (!levels_.empty() && levels_.back().behind_link);
    if (behind_link && !guard_.enter_behind_link(folder.device, folder.inode)) {
      return tell_found_before();
    }
    if (sink_.visit && !levels_.empty()) sink_.visit(path_);
    const std::size_t size = path_.size();
    if (path_.back() != '/') path_ += '/';
    levels_.push_back({folder.device, folder.inode, path_.size(), behind_link, {}});
    for (const Entry& entry : read_folder(size)) {
      path_.resize(levels_.back().path_size);
      path_ += entry.name;
      if (entry.is_folder) {
        walk_folder(entry.stamp, entry.is_link);
      } else {
        sink_.file({path_, entry.stamp});
      }
    }
    levels_.pop_back();
    path_.resize(size);
  }

 private:
  bool is_on_the_way(const FileStamp& folder) const {
    return std::any_of(levels_.begin(), levels_.end(), [&](const Level& level) {
      return level.device == folder.device && level.inode == folder.inode;
    });
  }

  void tell_found_before() const {
    if (!sink_.found_before) return;
    sink_.found_before({path_,
                        std::nullopt,
                        0,
                        {},
                        "leads to a folder that was entered by another link before, and was not "
                        "entered again; its files are indexed there",
                        false});
  }

  void fail(std::string reason) const { fail(path_, std::move(reason)); }
  void fail(const std::string& path, std::string reason) const {
    sink_.failure({path, std::nullopt, 0, {}, std::move(reason), true}, path);
  }

  // The wanted files and folders of the folder at path_ (with a slash), sorted. `size` is that of
  // its path without the slash.
  std::vector<Entry> read_folder(std::size_t size) {
    std::vector<Entry> entries;
    const std::string folder_path = path_.substr(0, std::max<std::size_t>(size, 1));
    const Folder folder(::opendir(path_.c_str()));
    if (!folder) {
      if (errno != ENOENT) fail(folder_path, cannot("open the folder"));
      return entries;
    }
    if (!read_rules(folder_path)) return entries;
    while (true) {
      errno = 0;
      const dirent* found = ::readdir(folder.get());
      if (found == nullptr) break;
      if (found->d_name[0] != '.') add_entry(::dirfd(folder.get()), *found, entries);
    }
    if (errno != 0) fail(folder_path, cannot("read the folder"));
    std::sort(entries.begin(), entries.end());
    return entries;
  }

  static std::string cannot(std::string_view what) {
    return fmt::format("cannot {}: {}", what, std::strerror(errno));
  }

  // Without its rules, a folder would be indexed that shall not be: then it is left alone.
  bool read_rules(const std::string& folder_path) {
    const std::string file = path_ + kIgnoreFile;
    if (::access(file.c_str(), F_OK) != 0 && errno == ENOENT) return true;
    try {
      levels_.back().rules = IgnoreRules(read_all(*open_file(file), kMaxIgnoreFile));
      return true;
    } catch (const StreamError& error) {
      fail(folder_path, fmt::format("was not entered, since its {} {}", kIgnoreFile, error.what()));
      return false;
    }
  }

  void add_entry(int folder, const dirent& found, std::vector<Entry>& entries) {
    const bool known = found.d_type != DT_UNKNOWN && found.d_type != DT_LNK;
    if (known && found.d_type != DT_REG && found.d_type != DT_DIR) return;
    Entry entry;
    entry.name = found.d_name;
    if (found.d_type == DT_REG && !format_of(entry.name)) return;
    struct stat status {};
    if (::fstatat(folder, found.d_name, &status, 0) != 0) {
      return report_bad_entry(folder, entry.name);
    }
    entry.is_folder = S_ISDIR(status.st_mode);
    if (!entry.is_folder && !(S_ISREG(status.st_mode) && format_of(entry.name))) return;
    if (!is_wanted(entry)) return;
    entry.stamp = stamp_of(status);
    entry.is_link = is_link(folder, found);
    const std::string path = path_ + entry.name;
    if (guard_.is_skipped(path, entry.is_link, entry.stamp.device, entry.stamp.inode)) return;
    if (is_of_the_kernel(path, entry.stamp)) return;
    entries.push_back(std::move(entry));
  }

  static bool is_link(int folder, const dirent& found) {
    if (found.d_type != DT_UNKNOWN) return found.d_type == DT_LNK;
    struct stat status {};
    return ::fstatat(folder, found.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISLNK(status.st_mode);
  }

  // Reports it if so. Only what lies on another device than its folder can be.
  bool is_of_the_kernel(const std::string& path, const FileStamp& stamp) {
    if (stamp.device == levels_.back().device) return false;
    const std::string_view kind = guard_.kernel_kind(path, stamp.device);
    if (kind.empty()) return false;
    sink_.failure(
        {path,
         std::nullopt,
         0,
         {},
         fmt::format("lies in a file system of the kernel ({}) and was left out; exclude it", kind),
         false},
        path);
    return true;
  }

  void report_bad_entry(int folder, const std::string& name) {
    const int cause = errno;
    struct stat status {};
    if (::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      if (errno == ENOENT) return;  // It vanished just now.
      return fail(path_ + name, cannot("look at it"));
    }
    if (!is_wanted({name, false, false, {}})) return;
    if (cause == ENOENT) return fail(path_ + name, "is a link to nothing; remove or mend it");
    fail(path_ + name, fmt::format("cannot look at it: {}", std::strerror(cause)));
  }

  // Below the folder at path_. The innermost `.fundstelleignore` with a rule for it decides.
  bool is_wanted(const Entry& entry) const {
    const std::string path = path_ + entry.name;
    const std::string below_source = path.substr(levels_.front().path_size);
    const auto matches = [&](const Glob& glob) {
      return glob.matches(below_source, entry.name, entry.is_folder);
    };
    if (std::any_of(exclude_.begin(), exclude_.end(), matches)) return false;
    for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
      if (level->rules.empty()) continue;
      const auto ignored =
          level->rules.ignores(path.substr(level->path_size), entry.name, entry.is_folder);
      if (ignored) {
        if (*ignored) return false;
        break;
      }
    }
    return entry.is_folder || include_.empty() ||
           std::any_of(include_.begin(), include_.end(), matches);
  }

  std::string path_;
  const WalkSink& sink_;
  std::vector<Glob> include_;
  std::vector<Glob> exclude_;
  std::vector<Level> levels_;
  FolderGuard guard_;
};

}  // namespace

std::filesystem::path source_path(const std::filesystem::path& given) {
  if (given.empty()) throw Error("the name of a source is empty");
  std::string path = std::filesystem::absolute(given).lexically_normal().native();
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

std::optional<FileStamp> read_stamp(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return stamp_of(status);
}

void walk(const std::filesystem::path& source, const WalkOptions& options, const WalkSink& sink) {
  const auto shown = [&] { return repair_utf8(source.native()).text; };
  if (sink.visit) sink.visit(source);
  struct stat status {};
  if (::stat(source.c_str(), &status) != 0) {
    const int cause = errno;
    throw system_failure(
        fmt::format("cannot read the source {}", shown()), cause,
        "give the path of a file or a folder; `indexer forget` takes a source out");
  }
  if (const std::string_view kind = kernel_file_system(source.c_str()); !kind.empty()) {
    throw Error(
        fmt::format("the source {} lies in a file system of the kernel ({}), where no documents "
                    "are",
                    shown(), kind),
        "give the path of other files or folders; `indexer forget` takes a source out");
  }
  const FileStamp stamp = stamp_of(status);
  if (S_ISREG(status.st_mode)) return sink.file({source.native(), stamp});
  if (!S_ISDIR(status.st_mode)) {
    throw Error(fmt::format("the source {} is neither a file nor a folder", shown()),
                "give records to standard input with `-`");
  }
  Walker(source.native(), options, sink).walk_folder(stamp, false);
}

}  // namespace fundstelle
