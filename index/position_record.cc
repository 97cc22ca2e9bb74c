#include "index/position_record.h"

#include <algorithm>
#include <bit>

#include "base/bytes.h"
#include "base/checksum.h"
#include "base/error.h"
#include "base/hash.h"

namespace fundstelle {
namespace {

constexpr unsigned kMaxWidth = 33;  // bits: a 32-bit number and the mark of a part
constexpr unsigned kMaxKeyBits = 32;
constexpr unsigned kSpareKeyBits = 5;  // beyond those that number the stems: few share a key

std::uint64_t to_bits(const PositionEntry& entry) {
  return std::uint64_t{entry.stem} << 1 | (entry.part ? 1U : 0U);
}

std::uint32_t key_of(std::uint64_t hash, unsigned bits) {
  return static_cast<std::uint32_t>(hash >> (64 - bits));
}

[[noreturn]] void fail() {
  throw Error("the stored positions of a document are damaged", "run `indexer rebuild`");
}

// Numbers of equal width, the lowest bits first, the last byte filled up.
class BitWriter {
 public:
  BitWriter(std::string& bytes, unsigned width) : bytes_(bytes), width_(width) {}
  ~BitWriter() {
    if (used_ > 0) bytes_.push_back(static_cast<char>(buffer_));
  }
  BitWriter(const BitWriter&) = delete;
  BitWriter& operator=(const BitWriter&) = delete;

  void write(std::uint64_t number) {
    buffer_ |= number << used_;
    for (used_ += width_; used_ >= 8; used_ -= 8, buffer_ >>= 8) {
      bytes_.push_back(static_cast<char>(buffer_));
    }
  }

 private:
  std::string& bytes_;
  unsigned width_;
  std::uint64_t buffer_ = 0;
  unsigned used_ = 0;
};

class BitReader {
 public:
  // `count` numbers at the beginning of what `reader` has left.
  BitReader(ByteReader& reader, std::uint64_t count, unsigned width)
      : width_(width), mask_((std::uint64_t{1} << width) - 1) {
    // Checked before anything is multiplied or asked for: a damaged number can be any number.
    if (count > reader.rest().size() * 8 / width) fail();
    next_ = reader.take((count * width + 7) / 8).begin();
  }

  std::uint64_t read() {
    for (; available_ < width_; available_ += 8) {
      buffer_ |= std::uint64_t{static_cast<unsigned char>(*next_++)} << available_;
    }
    const std::uint64_t number = buffer_ & mask_;
    buffer_ >>= width_;
    available_ -= width_;
    return number;
  }

 private:
  unsigned width_;
  std::uint64_t mask_;
  std::string_view::const_iterator next_;
  std::uint64_t buffer_ = 0;
  unsigned available_ = 0;
};

}  // namespace

std::uint64_t stem_hash(std::string_view stem_term) {
  return hash64(stem_term);
}

StemKeys::StemKeys(const std::vector<std::uint64_t>& hashes)
    : bits_(std::min(static_cast<unsigned>(std::bit_width(hashes.size())) + kSpareKeyBits,
                     kMaxKeyBits)) {
  keys_.reserve(hashes.size());
  for (const std::uint64_t hash : hashes) keys_.push_back(key_of(hash, bits_));
}

StemKeys::Numbers StemKeys::find(std::uint64_t hash) const {
  const auto [first, end] = std::equal_range(keys_.begin(), keys_.end(), key_of(hash, bits_));
  return {static_cast<std::uint32_t>(first - keys_.begin()),
          static_cast<std::uint32_t>(end - keys_.begin())};
}

// Number of entries, entries of the title, bits an entry, number of stems, bits a key; the keys;
// the entries; a checksum.
std::string PositionRecord::serialize() const {
  std::string bytes;
  if (entries.empty()) return bytes;
  std::uint64_t all_bits = 1;
  for (const PositionEntry& entry : entries) all_bits |= to_bits(entry);
  const auto width = static_cast<unsigned>(std::bit_width(all_bits));
  append_varint(bytes, entries.size());
  append_varint(bytes, title_entries);
  bytes.push_back(static_cast<char>(width));
  append_varint(bytes, stems.keys().size());
  bytes.push_back(static_cast<char>(stems.bits()));
  {
    BitWriter writer(bytes, stems.bits());
    for (const std::uint32_t key : stems.keys()) writer.write(key);
  }
  {
    BitWriter writer(bytes, width);
    for (const PositionEntry& entry : entries) writer.write(to_bits(entry));
  }
  append_checksum(bytes);
  return bytes;
}

PositionRecord PositionRecord::parse(std::string_view bytes) {
  PositionRecord record;
  if (bytes.empty()) return record;
  ByteReader reader(without_checksum(bytes));
  const std::uint64_t count = reader.varint();
  record.title_entries = reader.varint();
  const auto width = static_cast<unsigned char>(reader.take(1)[0]);
  const std::uint64_t stems = reader.varint();
  const auto key_bits = static_cast<unsigned char>(reader.take(1)[0]);
  if (width == 0 || width > kMaxWidth || key_bits == 0 || key_bits > kMaxKeyBits ||
      record.title_entries > count) {
    fail();
  }
  BitReader key_reader(reader, stems, key_bits);
  std::vector<std::uint32_t> keys(stems);
  for (std::uint32_t& key : keys) key = static_cast<std::uint32_t>(key_reader.read());
  record.stems = StemKeys(std::move(keys), key_bits);
  BitReader entry_reader(reader, count, width);
  record.entries.resize(count);
  for (PositionEntry& entry : record.entries) {
    const std::uint64_t bits = entry_reader.read();
    entry = {static_cast<std::uint32_t>(bits >> 1), (bits & 1) != 0};
  }
  return record;
}

}  // namespace fundstelle
