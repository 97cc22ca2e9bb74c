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
constexpr std::size_t kManyStems = 100'000;
constexpr std::size_t kMaxHeaderBytes = 40;

std::uint64_t to_bits(const PositionEntry& entry) {
  return std::uint64_t{entry.stem} << 1 | (entry.part ? 1U : 0U);
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

// Where `count` numbers lie at the beginning of what `reader` has left.
PackedNumbers take_numbers(ByteReader& reader, std::uint64_t count, unsigned width) {
  // Checked before anything is multiplied: a damaged number can be any number.
  if (count > reader.rest().size() * 8 / width) fail();
  const std::string_view bytes = reader.rest();
  reader.take((count * width + 7) / 8);
  return {bytes, count, width};
}

// Number of entries, entries of the title, bits an entry, number of stems, bits a key; the keys;
// the entries; a checksum.
template <typename CodeAt>
std::string pack(std::size_t count, std::size_t title_entries, const StemKeys& stems,
                 CodeAt code_at) {
  std::string bytes;
  if (count == 0) return bytes;
  std::uint64_t all_bits = 1;
  for (std::size_t i = 0; i < count; ++i) all_bits |= code_at(i);
  const auto width = static_cast<unsigned>(std::bit_width(all_bits));
  bytes.reserve(kMaxHeaderBytes + (stems.keys().size() * stems.bits() + count * width) / 8);
  append_varint(bytes, count);
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
    for (std::size_t i = 0; i < count; ++i) writer.write(code_at(i));
  }
  append_checksum(bytes);
  return bytes;
}

}  // namespace

std::uint64_t stem_hash(std::string_view stem_term) {
  return hash64(stem_term);
}

unsigned StemKeys::bits_for(std::size_t stems) {
  if (stems > kManyStems) return kMaxKeyBits;
  return std::min(static_cast<unsigned>(std::bit_width(stems)) + kSpareKeyBits, kMaxKeyBits);
}

StemKeys::StemKeys(const std::vector<std::uint64_t>& hashes) : bits_(bits_for(hashes.size())) {
  keys_.reserve(hashes.size());
  for (const std::uint64_t hash : hashes) keys_.push_back(key_of(hash, bits_));
}

StemKeys::Numbers StemKeys::find(std::uint64_t hash) const {
  const auto [first, end] = std::equal_range(keys_.begin(), keys_.end(), key_of(hash, bits_));
  return {static_cast<std::uint32_t>(first - keys_.begin()),
          static_cast<std::uint32_t>(end - keys_.begin())};
}

StemKeys::Numbers PackedPositions::find(std::uint64_t hash) const {
  const std::uint32_t key = StemKeys::key_of(hash, key_bits_);
  StemKeys::Numbers numbers;
  for (std::size_t left = keys_.size(); left > 0;) {
    const std::size_t half = left / 2;
    const bool is_before = keys_[numbers.first + half] < key;
    if (is_before) numbers.first += static_cast<std::uint32_t>(half + 1);
    left = is_before ? left - half - 1 : half;
  }
  numbers.end = numbers.first;
  while (numbers.end < keys_.size() && keys_[numbers.end] == key) ++numbers.end;
  return numbers;
}

StemKeys PackedPositions::stems() const {
  std::vector<std::uint32_t> keys(keys_.size());
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = static_cast<std::uint32_t>(keys_[i]);
  return {std::move(keys), key_bits_};
}

PackedPositions::PackedPositions(std::string bytes) : bytes_(std::move(bytes)) {
  if (bytes_.empty()) return;
  ByteReader reader(without_checksum(bytes_));
  const std::uint64_t count = reader.varint();
  title_entries_ = reader.varint();
  const auto width = static_cast<unsigned char>(reader.take(1)[0]);
  const std::uint64_t stems = reader.varint();
  key_bits_ = static_cast<unsigned char>(reader.take(1)[0]);
  if (width == 0 || width > kMaxWidth || key_bits_ == 0 || key_bits_ > kMaxKeyBits ||
      title_entries_ > count) {
    fail();
  }
  keys_ = take_numbers(reader, stems, key_bits_);
  entries_ = take_numbers(reader, count, width);
}

std::string pack_positions(std::span<const std::uint32_t> entries, std::size_t title_entries,
                           const StemKeys& stems) {
  return pack(entries.size(), title_entries, stems,
              [&](std::size_t i) { return std::uint64_t{entries[i]}; });
}

std::string PositionRecord::serialize() const {
  return pack(entries.size(), title_entries, stems,
              [&](std::size_t i) { return to_bits(entries[i]); });
}

PositionRecord PositionRecord::parse(std::string_view bytes) {
  const PackedPositions packed{std::string(bytes)};
  PositionRecord record;
  record.title_entries = packed.title_entries();
  record.stems = packed.stems();
  for (const PackedZone& zone : {packed.title(), packed.body()}) {
    for (const PositionEntry entry : zone) record.entries.push_back(entry);
  }
  return record;
}

}  // namespace fundstelle
