#include "index/xapian/glass_files.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bytes.h"
#include "base/error.h"
#include "base/hash.h"
#include "index/xapian/checksums_head.h"
#include "index/xapian/file_names.h"

namespace fundstelle::glass {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "\x0f\x0dXapian Glass";
// A day: years since 2014 in 7 bits, month in 4, day in 5.
constexpr unsigned kFormat = (2016 - 2014) << 9 | 3 << 5 | 14;
constexpr std::size_t kUuidBytes = 16;
// In the order of their roots in the version file.
constexpr std::array kTables{kPostingsTable,   "docdata.glass",  kTermListsTable,
                             "position.glass", "spelling.glass", "synonym.glass"};
constexpr unsigned kNoRoot = 1;
constexpr std::uint64_t kMaxLevel = 9;
constexpr std::uint64_t kMinBlockBytes = 2048, kMaxBlockBytes = 65'536;

// A block begins with its revision (4 bytes) and its level (1); the end of its directory stands at
// 9 (2 bytes) and the directory, offsets of items (2 bytes each), from 11 on. The item of a branch
// begins with the number of a block (4 bytes).
constexpr std::size_t kLevelAt = 4, kDirectoryEndAt = 9, kDirectoryAt = 11, kOffsetBytes = 2;

constexpr const char* kHint = "run `indexer check`, then `indexer rebuild`";

[[noreturn]] void fail(const fs::path& path, std::string_view what) {
  throw Error(fmt::format("{} is damaged ({})", path.string(), what), kHint);
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw system_failure(fmt::format("cannot read {}", path.string()), errno);
  return {std::istreambuf_iterator<char>(in), {}};
}

// What is wrong with a version file.
struct Damage {
  std::string what;
};

TreeRoot read_root(ByteReader& reader, const char* table) {
  TreeRoot root;
  root.table = table;
  root.block = static_cast<std::uint32_t>(reader.varint());
  const std::uint64_t level_and_flags = reader.varint();
  reader.varint();  // entries
  const std::uint64_t block_bytes = reader.varint() << 11;
  reader.varint();  // from which size on tags are compressed
  reader.string();  // the list of free blocks
  if (level_and_flags >> 2 > kMaxLevel || block_bytes < kMinBlockBytes ||
      block_bytes > kMaxBlockBytes) {
    throw Damage{fmt::format("the root of {}", table)};
  }
  root.level = static_cast<std::uint32_t>(level_and_flags >> 2);
  root.block_bytes = (level_and_flags & kNoRoot) != 0 ? 0 : static_cast<std::uint32_t>(block_bytes);
  return root;
}

// Throws Damage.
Version parse_version(std::string bytes) {
  Version version;
  version.bytes = std::move(bytes);
  try {
    ByteReader reader(version.bytes);
    if (reader.take(format_mark().size()) != format_mark()) throw Damage{"how it begins"};
    version.uuid = reader.take(kUuidBytes);
    version.revision = reader.varint();
    for (const char* table : kTables) {
      TreeRoot root = read_root(reader, table);
      if (root.block_bytes != 0) version.trees.push_back(std::move(root));
    }
  } catch (const Error&) {
    throw Damage{"it ends early"};
  }
  return version;
}

// Whether the block that is named as a root stands as high as is said. True where it cannot be
// read: Xapian finds that by itself.
bool is_at_its_level(const fs::path& folder, const TreeRoot& root) {
  try {
    TableFile table(folder, root);
    return static_cast<unsigned char>(table.read(root.block)[kLevelAt]) == root.level;
  } catch (const Error&) {
    return true;
  }
}

std::uint16_t two_bytes(std::string_view block, std::size_t at) {
  return ByteReader(block.substr(at)).big_endian<std::uint16_t>();
}

}  // namespace

std::string format_mark() {
  std::string mark(kMagic);
  append_big_endian(mark, static_cast<std::uint16_t>(kFormat));
  return mark;
}

Version read_version(const fs::path& folder) {
  const fs::path path = folder / kVersionFile;
  try {
    return parse_version(read_file(path));
  } catch (const Damage& damage) {
    fail(path, damage.what);
  }
}

std::string damage_of_version(const fs::path& folder) {
  try {
    const std::string bytes = read_file(folder / kVersionFile);
    if (!bytes.starts_with(format_mark())) return {};
    const Version version = parse_version(bytes);
    // Checksums of another revision are of the state before: a run was stopped behind its commit.
    const std::optional<ChecksumsHead> known = read_head(folder);
    if (known && known->uuid == version.uuid && known->revision == version.revision &&
        known->of_version != hash64(bytes)) {
      throw Damage{"it is not as it was written"};
    }
    for (const TreeRoot& root : version.trees) {
      if (!is_at_its_level(folder, root)) throw Damage{fmt::format("the root of {}", root.table)};
    }
  } catch (const Damage& damage) {
    return damage.what;
  } catch (const Error&) {  // it cannot be read
  }
  return {};
}

std::uint64_t postings_revision(const fs::path& folder) {
  const Version version = read_version(folder);
  if (version.trees.empty() || version.trees.front().table != kTables[0]) return 0;
  TableFile table(folder, version.trees.front());
  return ByteReader(table.read(version.trees.front().block)).big_endian<std::uint32_t>();
}

TableFile::TableFile(const fs::path& folder, const TreeRoot& root)
    : root_(root), path_(folder / root.table) {
  descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0) {
    const int cause = errno;
    if (descriptor_ >= 0) ::close(descriptor_);
    throw system_failure(fmt::format("cannot read {}", path_.string()), cause);
  }
  blocks_ =
      static_cast<std::uint32_t>(static_cast<std::uint64_t>(status.st_size) / root_.block_bytes);
}

TableFile::~TableFile() {
  ::close(descriptor_);
}

std::string_view TableFile::read(std::uint32_t first, std::uint32_t count) {
  const std::size_t size = std::size_t{count} * root_.block_bytes;
  if (buffer_.size() < size) buffer_.resize(size);
  for (std::size_t done = 0; done < size;) {
    const auto at = static_cast<off_t>(std::uint64_t{first} * root_.block_bytes + done);
    const ssize_t bytes = ::pread(descriptor_, buffer_.data() + done, size - done, at);
    if (bytes < 0 && errno == EINTR) continue;
    if (bytes < 0) {
      throw system_failure(fmt::format("cannot read {}", path_.string()), errno);
    }
    if (bytes == 0) fail(first + count - 1, "the file ends before it");
    done += static_cast<std::size_t>(bytes);
  }
  return std::string_view(buffer_).substr(0, size);
}

std::vector<std::uint32_t> TableFile::tree() {
  std::vector<bool> seen(blocks_);
  if (root_.block >= blocks_) fail(root_.block, "the file ends before it");
  seen[root_.block] = true;
  std::vector<std::uint32_t> parents{root_.block};
  for (std::uint32_t level = root_.level; level > 0; --level) {
    std::vector<bool> children(blocks_);
    for (const std::uint32_t parent : parents) add_children(parent, level, children);
    parents.clear();
    for (std::uint32_t block = 0; block < blocks_; ++block) {
      if (!children[block]) continue;
      if (seen[block]) fail(block, "it belongs to two levels");
      seen[block] = true;
      parents.push_back(block);
    }
  }
  std::vector<std::uint32_t> blocks;
  for (std::uint32_t block = 0; block < blocks_; ++block) {
    if (seen[block]) blocks.push_back(block);
  }
  return blocks;
}

void TableFile::add_children(std::uint32_t block, std::uint32_t level, std::vector<bool>& seen) {
  const std::string_view bytes = read(block);
  if (static_cast<unsigned char>(bytes[kLevelAt]) != level) fail(block, "it is of another level");
  const std::size_t end = two_bytes(bytes, kDirectoryEndAt);
  if (end <= kDirectoryAt || end > bytes.size() || end % 2 != kDirectoryAt % 2) {
    fail(block, "the end of its directory");
  }
  for (std::size_t at = kDirectoryAt; at < end; at += kOffsetBytes) {
    const std::size_t item = two_bytes(bytes, at);
    if (item < end || item + sizeof(std::uint32_t) > bytes.size()) fail(block, "its directory");
    const auto child = ByteReader(bytes.substr(item)).big_endian<std::uint32_t>();
    if (child >= blocks_ || seen[child]) fail(block, fmt::format("it leads to block {}", child));
    seen[child] = true;
  }
}

void TableFile::fail(std::uint32_t block, std::string_view what) const {
  throw Error(fmt::format("{} is damaged (block {}: {})", path_.string(), block, what), kHint);
}

}  // namespace fundstelle::glass
