// The values of one facet for some thousand documents with successive numbers, as bytes.
//
// A value is an ordinal, a number in the facet's dictionary (facet_column.h). Most documents have
// one value of a facet or none, so each has a place of fixed width for the first, and what else it
// has follows in a list. Counting reads the bytes as they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle {

/// The number of a value among all values of a facet, from 0.
using Ordinal = std::uint32_t;

/// Documents a block. Document 1 has the first place of block 0.
inline constexpr std::uint32_t kBlockDocuments = 4096;

/// A block to be changed.
class ColumnBlock {
 public:
  ColumnBlock() : ordinals_(kBlockDocuments) {}
  /// Throws Error when the bytes are damaged.
  static ColumnBlock parse(std::string_view bytes);

  /// `place` is the document's within the block, from 0.
  const std::vector<Ordinal>& ordinals(std::uint32_t place) const { return ordinals_[place]; }
  void set(std::uint32_t place, std::vector<Ordinal> ordinals) {
    ordinals_[place] = std::move(ordinals);
  }

  /// Empty when no document has a value.
  std::string serialize() const;

 private:
  std::vector<std::vector<Ordinal>> ordinals_;  // by place
};

/// Adds 1 to `counts[ordinal]` for each value of each document in `documents`, the document of
/// place p being bit p % 64 of word p / 64. Throws Error when the bytes are damaged or name an
/// ordinal beyond `counts`.
void count_values(std::string_view block, std::span<const std::uint64_t> documents,
                  std::span<std::uint32_t> counts);

}  // namespace fundstelle
