// Tells that something has changed in files and folders, by inotify(7).
//
// It does not tell what has changed: a scan of the sources finds that out, and adds every folder
// before it looks into it, so that no change after the look is missed. Files count as changed when
// they are closed after writing, created, moved, removed or given other attributes; hidden names
// and the contents of files that are not read (a `.log`) do not count. The kernel sees what this
// machine does: not what others do to a network file system, nor where a link outside now leads to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <unordered_map>

namespace fundstelle {

/// Not copyable: it owns a descriptor.
class PathWatch {
 public:
  /// Throws Error when the kernel has no inotify instance left for this user.
  PathWatch();
  ~PathWatch();
  PathWatch(const PathWatch&) = delete;
  PathWatch& operator=(const PathWatch&) = delete;

  /// Begins a new round of add().
  void begin_round();

  /// Watches a file or a folder (what lies directly in it), links followed. What cannot be opened
  /// is passed over: whoever scans it will say so.
  void add(const std::filesystem::path& path);

  /// Ends the watching of what was not added in this round.
  void drop_others();

  /// False when the kernel had no room for some path of this round (fs.inotify.max_user_watches).
  bool complete() const { return complete_; }

  /// Readable when take_changes() has something to read, for poll(2).
  int descriptor() const { return descriptor_; }

  /// Reads some of what the kernel has told, without waiting. True when any of it is a change, or
  /// when the kernel had to leave something out.
  bool take_changes();

  /// Paths that are watched; two paths to one folder are one.
  std::size_t size() const { return rounds_.size(); }

 private:
  int descriptor_;
  std::unordered_map<int, std::uint64_t> rounds_;  // by watch, in which it was added last
  std::uint64_t round_ = 0;
  bool complete_ = true;
};

}  // namespace fundstelle
