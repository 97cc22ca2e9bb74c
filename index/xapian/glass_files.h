// Reads the files of a glass database as far as it takes to tell which blocks its tables consist
// of.
//
// Glass is the file format of Xapian 1.4; backends/glass/glass_table.h and glass_version.cc of its
// source describe it. A commit never writes over a block of the revision before: what has changed
// in a block lies in another from then on, and so does all that leads to it from the root. So a
// block that belongs to two successive revisions is the same in both.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::glass {

/// How that file begins: a magic text, and the version of the format.
std::string format_mark();

/// Where the tree of a table begins.
struct TreeRoot {
  std::string table;  ///< The name of its file.
  std::uint32_t block = 0;
  std::uint32_t level = 0;  ///< 0: the root is a leaf.
  std::uint32_t block_bytes = 0;
};

struct Version {
  std::string bytes;  ///< The whole file.
  std::string uuid;   ///< 16 bytes.
  std::uint64_t revision = 0;
  std::vector<TreeRoot> trees;  ///< Of the tables that are not empty.
};

/// Throws Error when the file cannot be read, is damaged, or is of another format.
Version read_version(const std::filesystem::path& folder);

/// What is wrong with the version file, or with the roots that it names; empty when they are sound,
/// cannot be read, or are of another format: that is for Xapian to say.
std::string damage_of_version(const std::filesystem::path& folder);

/// The revision in which the table of postings and values changed last. Throws Error.
std::uint64_t postings_revision(const std::filesystem::path& folder);

/// The blocks of one table. Not copyable: it owns an open file.
class TableFile {
 public:
  /// Throws Error when the file cannot be opened.
  TableFile(const std::filesystem::path& folder, const TreeRoot& root);
  ~TableFile();
  TableFile(const TableFile&) = delete;
  TableFile& operator=(const TableFile&) = delete;

  std::uint32_t blocks() const { return blocks_; }
  std::uint32_t block_bytes() const { return root_.block_bytes; }

  /// `count` blocks from the number `first` on; valid until the next call. Throws Error when the
  /// file ends before.
  std::string_view read(std::uint32_t first, std::uint32_t count = 1);

  /// The numbers of all blocks of the tree, ascending. Reads those that lead to others, about one
  /// in a hundred. Throws Error when one of these is damaged.
  std::vector<std::uint32_t> tree();

 private:
  void add_children(std::uint32_t block, std::uint32_t level, std::vector<bool>& seen);
  [[noreturn]] void fail(std::uint32_t block, std::string_view what) const;

  const TreeRoot root_;
  const std::filesystem::path path_;
  int descriptor_ = -1;
  std::uint32_t blocks_ = 0;
  std::string buffer_;
};

}  // namespace fundstelle::glass
