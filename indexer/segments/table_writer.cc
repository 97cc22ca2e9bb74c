#include "indexer/segments/table_writer.h"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "base/bytes.h"
#include "base/error.h"

namespace fundstelle::glass {
namespace {

// A block: revision (4 bytes), level (1), free bytes in one piece (2), free bytes in all (2), end
// of the directory (2), the directory with the offset of each item (2 each), free space, the items.
constexpr std::size_t kHeaderBytes = 11;
constexpr std::size_t kOffsetBytes = 2;

// A leaf item: size less 3 and flags (2 bytes), length of the key (1), key, number of the component
// (2, not in the first), a piece of the tag.
constexpr std::size_t kItemHeaderBytes = 3;
constexpr std::size_t kComponentBytes = 2;
constexpr unsigned kCompressed = 0x8000;
constexpr unsigned kLast = 0x4000;
constexpr unsigned kFirst = 0x2000;

// At least four items fit in a block.
constexpr std::size_t kItemsPerBlock = 4;
constexpr std::size_t kMaxItemBytes =
    (kBlockBytes - kHeaderBytes - kItemsPerBlock * kOffsetBytes) / kItemsPerBlock;
static_assert(kMaxItemBytes < kFirst, "the size of an item has 13 bits");
constexpr std::size_t kBranchHeaderBytes = 4 + 1 + 2;
constexpr std::size_t kMaxComponents = 0xFFFF;

}  // namespace

TableWriter::TableWriter(const std::filesystem::path& file)
    : path_(file), file_(file, std::ios::binary | std::ios::trunc) {
  if (!file_) {
    throw system_failure(fmt::format("cannot create {}", file.string()), errno);
  }
  // Every table begins with an empty key, which stands for "before all".
  levels_.emplace_back();
  append_big_endian(item_, static_cast<std::uint16_t>(kFirst | kLast));
  item_.push_back('\0');
  add_item(0, item_, {}, 1);
}

void TableWriter::add(std::string_view key, std::string_view tag, bool compressed) {
  const std::size_t head = kItemHeaderBytes + key.size();
  const std::size_t first_piece = kMaxItemBytes - head;
  const std::size_t piece = first_piece - kComponentBytes;
  const std::size_t components =
      tag.size() <= first_piece ? 1 : 2 + (tag.size() - first_piece - 1) / piece;
  if (key.size() > kMaxKeyBytes || key <= last_key_ || components > kMaxComponents) {
    throw Error(
        fmt::format("{} cannot hold a key of {} bytes with {} bytes, or keys are not in order",
                    path_.string(), key.size(), tag.size()),
        "this is a defect worth reporting");
  }
  for (std::size_t component = 1; component <= components; ++component) {
    const std::string_view part = tag.substr(0, component == 1 ? first_piece : piece);
    tag.remove_prefix(part.size());
    const std::size_t size = head + (component == 1 ? 0 : kComponentBytes) + part.size();
    const unsigned flags = (compressed ? kCompressed : 0) | (component == 1 ? kFirst : 0) |
                           (component == components ? kLast : 0);
    item_.clear();
    append_big_endian(item_, static_cast<std::uint16_t>((size - 3) | flags));
    item_.push_back(static_cast<char>(key.size()));
    item_ += key;
    if (component > 1) append_big_endian(item_, static_cast<std::uint16_t>(component));
    item_ += part;
    if (!has_room(0, item_.size())) close_block(0);
    add_item(0, item_, key, static_cast<std::uint16_t>(component));
  }
  last_key_ = key;
  ++root_.entries;
}

TableRoot TableWriter::finish() {
  std::size_t level = 0;
  for (; !levels_[level].is_first; ++level) close_block(level);
  root_.level = static_cast<std::uint32_t>(level);
  root_.block = write_block(level);
  file_.close();
  check();
  return root_;
}

void TableWriter::add_item(std::size_t level, std::string_view item, std::string_view key,
                           std::uint16_t component) {
  Block& block = levels_[level];
  if (block.starts.empty()) {
    block.first_key = key;
    block.first_component = component;
  }
  block.starts.push_back(static_cast<std::uint16_t>(block.items.size()));
  block.items += item;
}

bool TableWriter::has_room(std::size_t level, std::size_t item_bytes) const {
  return free_bytes(levels_[level]) >= item_bytes + kOffsetBytes;
}

// Writes the block being filled and lets the level above point to it. A branch item has the number
// of the block below (4 bytes), the length of the key (1), and the key and component (2) from which
// on that block holds items. The first item of a branch needs no key: nothing comes before it.
void TableWriter::close_block(std::size_t level) {
  const std::uint32_t number = write_block(level);
  const std::size_t above = level + 1;
  if (levels_.size() == above) levels_.emplace_back();
  if (!has_room(above, kBranchHeaderBytes + levels_[level].first_key.size())) close_block(above);
  Block& block = levels_[level];  // only now, as levels may have been added
  const bool needs_key = !levels_[above].starts.empty();
  std::string item;
  append_big_endian(item, number);
  item.push_back(static_cast<char>(needs_key ? block.first_key.size() : 0));
  if (needs_key) item += block.first_key;
  append_big_endian(item, needs_key ? block.first_component : std::uint16_t{0});
  add_item(above, item, block.first_key, block.first_component);
  block.items.clear();
  block.starts.clear();
  block.is_first = false;
}

std::size_t TableWriter::free_bytes(const Block& block) const {
  return kBlockBytes - kHeaderBytes - block.items.size() - block.starts.size() * kOffsetBytes;
}

// At once, while the system still knows why.
void TableWriter::check() const {
  if (!file_) throw system_failure(fmt::format("cannot write {}", path_.string()), errno);
}

std::uint32_t TableWriter::write_block(std::size_t level) {
  const Block& block = levels_[level];
  const std::size_t free = free_bytes(block);
  const std::size_t directory_end = kHeaderBytes + block.starts.size() * kOffsetBytes;
  bytes_.clear();
  append_big_endian(bytes_, kRevision);
  bytes_.push_back(static_cast<char>(level));
  append_big_endian(bytes_, static_cast<std::uint16_t>(free));
  append_big_endian(bytes_, static_cast<std::uint16_t>(free));
  append_big_endian(bytes_, static_cast<std::uint16_t>(directory_end));
  for (const std::uint16_t start : block.starts) {
    append_big_endian(bytes_, static_cast<std::uint16_t>(directory_end + free + start));
  }
  bytes_.append(free, '\0');
  bytes_ += block.items;
  file_.write(bytes_.data(), static_cast<std::streamsize>(bytes_.size()));
  check();
  return root_.blocks++;
}

}  // namespace fundstelle::glass
