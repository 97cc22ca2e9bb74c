// Where the words of a document stand, packed into one value (slots::kPositions).
//
// A word is named by the number of its stem in the document. Stems are numbered in the order of
// their hashes, and the record keeps the leading bits of these, so that a query's stems are found
// in it without the document's term list. It takes about two bytes a word; Xapian's own positions
// take a B-tree entry a term and document, half of the index and of the building time.
#pragma once

#include <cstddef>
#include <cstdint>
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

/// Whether `entry`, right behind the entry of `word`, says that this begins a block.
inline bool is_block_mark(const PositionEntry& word, const PositionEntry& entry) {
  return entry.part && entry.stem == word.stem;
}

/// The leading bits of the hashes of a document's stems, ascending; as many bits as make it rare
/// (one document in 32 to 64) that a stem shares its key with another.
class StemKeys {
 public:
  StemKeys() = default;
  /// `hashes` ascending.
  explicit StemKeys(const std::vector<std::uint64_t>& hashes);
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
