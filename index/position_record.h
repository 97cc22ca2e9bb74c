// Where the words of a document stand, packed into one value (slots::kPositions).
//
// A word is named by the number of its stem among the document's stem terms in term order, so a
// record is read together with the document's term list. It takes about a byte a word; Xapian's own
// positions take a B-tree entry a term and document, half of the index and of the building time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle {

/// One token: a word, or a part of the compound before it.
struct PositionEntry {
  std::uint32_t stem = 0;  ///< Number of the stem term in the document, from 0.
  bool part = false;       ///< Stands where the word before it stands.
};

struct PositionRecord {
  std::vector<PositionEntry> entries;  ///< In text order, the title first.
  std::size_t title_entries = 0;       ///< How many of them belong to the title.

  std::span<const PositionEntry> title() const { return std::span(entries).first(title_entries); }
  std::span<const PositionEntry> body() const { return std::span(entries).subspan(title_entries); }

  /// Empty when there are no entries.
  std::string serialize() const;
  /// Throws Error when the bytes are damaged.
  static PositionRecord parse(std::string_view bytes);
};

}  // namespace fundstelle
