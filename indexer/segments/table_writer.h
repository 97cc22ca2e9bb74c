// Writes one table of a glass database, a B-tree of keys and tags, from keys that come in order.
//
// Glass is the file format of Xapian 1.4; backends/glass/glass_table.h of its source describes it.
// As keys ascend, every block is filled once and written behind the one before, and no block is
// read or split: that is what makes it faster than Xapian's own tables, which have to be ready for
// keys in any order.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::glass {

/// Bytes; at least 2,048 and a power of two. Large blocks are read in fewer calls when tables are
/// merged.
inline constexpr std::size_t kBlockBytes = 16 << 10;
inline constexpr std::size_t kMaxKeyBytes = 255;
inline constexpr std::uint32_t kRevision = 1;  ///< Of every block and of the database.

/// Where a table's tree begins, for the database's version file.
struct TableRoot {
  std::uint32_t block = 0;
  std::uint32_t level = 0;  ///< 0: the root is a leaf.
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;  ///< In the whole file.
};

/// Not copyable: it owns an open file.
class TableWriter {
 public:
  /// Creates the file. Throws Error.
  explicit TableWriter(const std::filesystem::path& file);

  /// Keys ascend bytewise, are not empty and have kMaxKeyBytes at most; else throws Error.
  /// `compressed` says that the tag is a raw deflate stream, which Xapian unpacks when it reads.
  void add(std::string_view key, std::string_view tag, bool compressed = false);

  /// Writes what is left and closes the file. Throws Error.
  TableRoot finish();

 private:
  // A block being filled: its items one behind the other as they came, and where each begins.
  struct Block {
    std::string items;
    std::vector<std::uint16_t> starts;
    std::string first_key;
    std::uint16_t first_component = 0;
    bool is_first = true;  // of its level
  };

  void add_item(std::size_t level, std::string_view item, std::string_view key,
                std::uint16_t component);
  void close_block(std::size_t level);
  void check() const;
  std::uint32_t write_block(std::size_t level);
  bool has_room(std::size_t level, std::size_t item_bytes) const;
  std::size_t free_bytes(const Block& block) const;

  std::filesystem::path path_;
  std::ofstream file_;
  std::vector<Block> levels_;  // the leaf first
  std::string last_key_;
  std::string item_;
  std::string bytes_;
  TableRoot root_;
};

}  // namespace fundstelle::glass
