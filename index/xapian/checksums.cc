#include "index/xapian/checksums.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/bytes.h"
#include "base/checksum.h"
#include "base/error.h"
#include "base/hash.h"
#include "index/xapian/checksums_head.h"
#include "index/xapian/database.h"
#include "index/xapian/glass_files.h"

namespace fundstelle::glass {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kNone = 0;  // of a block that belongs to no tree
constexpr std::uint32_t kBlocksAtOnce = 32;

struct TableChecksums {
  std::string table;
  std::uint32_t block_bytes = 0;
  std::vector<std::uint32_t> of_blocks;  // by number
};

struct Checksums : ChecksumsHead {
  std::vector<TableChecksums> tables;
};

std::uint32_t block_checksum(std::string_view block) {
  return std::max(checksum(block), kNone + 1);
}

// Calls `use` with each of `blocks`, which ascend, and its bytes. Reads neighbours at once.
template <typename Use>
void for_each_block(TableFile& file, const std::vector<std::uint32_t>& blocks, Use use) {
  for (std::size_t from = 0; from < blocks.size();) {
    std::uint32_t count = 1;
    while (count < kBlocksAtOnce && from + count < blocks.size() &&
           blocks[from + count] == blocks[from] + count) {
      ++count;
    }
    const std::string_view bytes = file.read(blocks[from], count);
    for (std::uint32_t i = 0; i < count; ++i) {
      use(blocks[from + i], bytes.substr(std::size_t{i} * file.block_bytes(), file.block_bytes()));
    }
    from += count;
  }
}

std::string serialize(const Checksums& checksums) {
  std::string bytes;
  append_head(bytes, checksums);
  append_varint(bytes, checksums.tables.size());
  for (const TableChecksums& table : checksums.tables) {
    append_string(bytes, table.table);
    append_varint(bytes, table.block_bytes);
    append_varint(bytes, table.of_blocks.size());
    for (const std::uint32_t of_block : table.of_blocks) append_big_endian(bytes, of_block);
  }
  append_checksum(bytes);
  return bytes;
}

Checksums parse(std::string_view bytes) {
  ByteReader reader(without_checksum(bytes));
  Checksums checksums{read_head(reader), {}};
  checksums.tables.resize(reader.varint());
  for (TableChecksums& table : checksums.tables) {
    table.table = reader.string();
    table.block_bytes = static_cast<std::uint32_t>(reader.varint());
    table.of_blocks.resize(reader.varint());
    for (std::uint32_t& of_block : table.of_blocks) of_block = reader.big_endian<std::uint32_t>();
  }
  return checksums;
}

// Nothing when there are none, or none that can be used; `gap` says why.
std::optional<Checksums> read_checksums(const fs::path& folder, std::string& gap) {
  const fs::path path = folder / kChecksumsFile;
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    gap = fmt::format("cannot read {}: {}", path.string(), std::strerror(errno));
    return std::nullopt;
  }
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  try {
    return parse(bytes);
  } catch (const Error&) {
    gap = fmt::format("{} is damaged", path.string());
    return std::nullopt;
  }
}

const TableChecksums* find(const Checksums& checksums, const TreeRoot& root) {
  for (const TableChecksums& table : checksums.tables) {
    if (table.table == root.table && table.block_bytes == root.block_bytes) return &table;
  }
  return nullptr;
}

// `before` holds the table's checksums of the revision before, if they are known.
TableChecksums checksums_of(const fs::path& folder, const TreeRoot& root,
                            const TableChecksums* before) {
  TableFile file(folder, root);
  TableChecksums table{root.table, root.block_bytes,
                       std::vector<std::uint32_t>(file.blocks(), kNone)};
  std::vector<std::uint32_t> unknown;
  for (const std::uint32_t block : file.tree()) {
    if (before != nullptr && block < before->of_blocks.size()) {
      table.of_blocks[block] = before->of_blocks[block];
    }
    if (table.of_blocks[block] == kNone) unknown.push_back(block);
  }
  for_each_block(file, unknown, [&](std::uint32_t block, std::string_view bytes) {
    table.of_blocks[block] = block_checksum(bytes);
  });
  return table;
}

void test_table(const fs::path& folder, const TableChecksums& table, ChecksumTest& test) {
  const std::string path = (folder / table.table).string();
  TableFile file(folder, {table.table, 0, 0, table.block_bytes});
  std::vector<std::uint32_t> blocks;
  for (std::uint32_t block = 0; block < table.of_blocks.size(); ++block) {
    if (table.of_blocks[block] != kNone) blocks.push_back(block);
  }
  const std::size_t known = blocks.size();
  std::erase_if(blocks, [&](std::uint32_t block) { return block >= file.blocks(); });
  if (blocks.size() < known) {
    test.damages.push_back(
        fmt::format("{} is too short by {} of its {} blocks", path, known - blocks.size(), known));
  }
  std::vector<std::uint32_t> changed;
  for_each_block(file, blocks, [&](std::uint32_t block, std::string_view bytes) {
    if (block_checksum(bytes) != table.of_blocks[block]) changed.push_back(block);
  });
  if (changed.empty()) return;
  test.damages.push_back(fmt::format(
      "{}: {} of {} blocks {} not as {} written, the first at byte {}", path, changed.size(), known,
      changed.size() == 1 ? "is" : "are", changed.size() == 1 ? "it was" : "they were",
      std::uint64_t{changed.front()} * table.block_bytes));
}

}  // namespace

void write_checksums(const fs::path& folder) {
  if (is_of_other_format(folder)) return;
  const Version version = read_version(folder);
  std::string ignored;
  const std::optional<Checksums> before = read_checksums(folder, ignored);
  Checksums now{hash64(version.bytes), version.uuid, version.revision, {}};
  if (before && before->of_version == now.of_version) return;
  const bool continued = before && before->uuid == now.uuid && before->revision + 1 == now.revision;
  for (const TreeRoot& root : version.trees) {
    now.tables.push_back(checksums_of(folder, root, continued ? find(*before, root) : nullptr));
  }
  write_file_atomically(folder / kChecksumsFile, serialize(now));
}

ChecksumTest test_checksums(const fs::path& folder) {
  ChecksumTest test;
  if (is_of_other_format(folder)) {
    test.gap = fmt::format("{} holds a database of another format than glass", folder.string());
    return test;
  }
  const std::optional<Checksums> checksums = read_checksums(folder, test.gap);
  if (!checksums) return test;
  const fs::path version_path = folder / kVersionFile;
  try {
    const Version version = read_version(folder);
    if (hash64(version.bytes) != checksums->of_version) {
      if (version.uuid != checksums->uuid) {
        test.gap = fmt::format("{} is of another database", (folder / kChecksumsFile).string());
        return test;
      }
      if (version.revision > checksums->revision) {
        test.gap = fmt::format("{} is of the state before the last change",
                               (folder / kChecksumsFile).string());
        return test;
      }
      test.damages.push_back(fmt::format("{} is not as it was written", version_path.string()));
      return test;
    }
  } catch (const Error& error) {
    if (error.cause()) throw;  // the system refuses it
    test.damages.push_back(error.message());
    return test;
  }
  for (const TableChecksums& table : checksums->tables) {
    std::error_code failure;
    if (fs::exists(folder / table.table, failure) || failure)
      test_table(folder, table, test);
    else
      test.damages.push_back(fmt::format("{} is missing", (folder / table.table).string()));
  }
  test.complete = true;
  return test;
}

}  // namespace fundstelle::glass
