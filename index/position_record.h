// Where the words of a document stand, packed into one value (slots::kPositions).
//
// A word is named by the number of its stem in the document. Stems are numbered in the order of
// their hashes, and the record keeps the leading bits of these, so that a query's stems are found
// in it without the document's term list. It takes about two bytes a word; Xapian's own positions
// take a B-tree entry a term and document, half of the index and of the building time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fundstelle {

/// The order of a document's stems: by hash, those of one hash by the term itself.
std::uint64_t stem_hash(std::string_view stem_term);

/// One token: a word, or a part of the compound before it (or another stem of that word). A word
/// that begins a block, such as a paragraph, is followed by a part of its own stem, as no compound
/// is.
struct PositionEntry {
  std::uint32_t stem = 0;  ///< Number of the stem in the document, from 0.
  bool part = false;       ///< Stands where the word before it stands.
};

/// Numbers of equal width, the lowest bits first: readable in any order without unpacking them.
class PackedNumbers {
 public:
  PackedNumbers() = default;
  /// `bytes` begin with the numbers and may go on behind them.
  PackedNumbers(std::string_view bytes, std::size_t count, unsigned width)
      : bytes_(bytes), count_(count), width_(width), mask_((std::uint64_t{1} << width) - 1) {}

  std::size_t size() const { return count_; }
  std::uint64_t operator[](std::size_t i) const {
    const std::size_t bit = i * width_;
    const std::size_t byte = bit / 8;
    std::uint64_t bits = 0;
    if (byte + sizeof bits <= bytes_.size()) {
      std::memcpy(&bits, bytes_.data() + byte, sizeof bits);
    } else {
      std::memcpy(&bits, bytes_.data() + byte, bytes_.size() - byte);
    }
    return bits >> bit % 8 & mask_;
  }

 private:
  std::string_view bytes_;
  std::size_t count_ = 0;
  unsigned width_ = 1;
  std::uint64_t mask_ = 1;
};
static_assert(std::endian::native == std::endian::little);

/// Whether `entry`, right behind the entry of `word`, says that this begins a block.
inline bool is_block_mark(const PositionEntry& word, const PositionEntry& entry) {
  return entry.part && entry.stem == word.stem;
}

/// The leading bits of the hashes of a document's stems, ascending; as many bits as make it rare
/// (one document in 32 to 64) that a stem shares its key with another. Of a document with very many
/// stems, whose term list is long to read, they are as many as there can be.
class StemKeys {
 public:
  StemKeys() = default;
  /// `hashes` ascending.
  explicit StemKeys(const std::vector<std::uint64_t>& hashes);
  /// How many bits the keys of a document with so many stems have, and the key of a hash then.
  static unsigned bits_for(std::size_t stems);
  static std::uint32_t key_of(std::uint64_t hash, unsigned bits) {
    return static_cast<std::uint32_t>(hash >> (64 - bits));
  }
  StemKeys(std::vector<std::uint32_t> keys, unsigned bits) : keys_(std::move(keys)), bits_(bits) {}

  /// The numbers of the stems that may have this hash: none when the document does not have such a
  /// stem; one when it has, or has another with the same key; several when a key is shared.
  struct Numbers {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };
  Numbers find(std::uint64_t hash) const;

  const std::vector<std::uint32_t>& keys() const { return keys_; }
  unsigned bits() const { return bits_; }

 private:
  std::vector<std::uint32_t> keys_;  // by number
  unsigned bits_ = 1;
};

/// The entries of a title or a text, unpacked one by one as they are looked at.
class PackedZone {
 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = PositionEntry;
    using difference_type = std::ptrdiff_t;
    using pointer = const PositionEntry*;
    using reference = PositionEntry;

    Iterator() = default;
    Iterator(const PackedNumbers* numbers, std::size_t at) : numbers_(numbers), at_(at) {}
    PositionEntry operator*() const {
      const std::uint64_t bits = (*numbers_)[at_];
      return {static_cast<std::uint32_t>(bits >> 1), (bits & 1) != 0};
    }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return {numbers_, at_++}; }
    Iterator plus(std::size_t count) const { return {numbers_, at_ + count}; }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const PackedNumbers* numbers_ = nullptr;
    std::size_t at_ = 0;
  };

  PackedZone(const PackedNumbers& numbers, std::size_t first, std::size_t end)
      : begin_(&numbers, first), end_(&numbers, end), size_(end - first) {}
  Iterator begin() const { return begin_; }
  Iterator end() const { return end_; }
  std::size_t size() const { return size_; }
  PositionEntry operator[](std::size_t i) const { return *begin_.plus(i); }

 private:
  Iterator begin_;
  Iterator end_;
  std::size_t size_ = 0;
};

/// A record as it is stored: what is asked for is read from its bytes, so that the record of a long
/// document takes no more memory than these. Not copyable, as its zones point into it.
class PackedPositions {
 public:
  /// Empty bytes have no entries. Throws Error when they are damaged.
  explicit PackedPositions(std::string bytes);
  PackedPositions(const PackedPositions&) = delete;
  PackedPositions& operator=(const PackedPositions&) = delete;

  PackedZone title() const { return {entries_, 0, title_entries_}; }
  PackedZone body() const { return {entries_, title_entries_, entries_.size()}; }
  std::size_t title_entries() const { return title_entries_; }
  std::size_t size() const { return entries_.size(); }  ///< Entries of both.

  /// As StemKeys::find().
  StemKeys::Numbers find(std::uint64_t hash) const;
  const PackedNumbers& keys() const { return keys_; }  ///< As StemKeys::keys().
  unsigned key_bits() const { return key_bits_; }
  StemKeys stems() const;  ///< Unpacked.

 private:
  std::string bytes_;
  PackedNumbers entries_;
  PackedNumbers keys_;
  unsigned key_bits_ = 1;
  std::size_t title_entries_ = 0;
};

/// The record as it is stored; empty without entries. Each of `entries` is the number of a stem,
/// shifted left by one bit, and in that bit whether it is of a part; the title's come first.
std::string pack_positions(std::span<const std::uint32_t> entries, std::size_t title_entries,
                           const StemKeys& stems);

/// The same unpacked.
struct PositionRecord {
  std::vector<PositionEntry> entries;  ///< In text order, the title first.
  std::size_t title_entries = 0;       ///< How many of them belong to the title.
  StemKeys stems;

  std::span<const PositionEntry> title() const { return std::span(entries).first(title_entries); }
  std::span<const PositionEntry> body() const { return std::span(entries).subspan(title_entries); }

  /// Empty when there are no entries.
  std::string serialize() const;
  /// Throws Error when the bytes are damaged.
  static PositionRecord parse(std::string_view bytes);
};

}  // namespace fundstelle
