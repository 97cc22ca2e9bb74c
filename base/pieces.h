// Long texts for what makes copies of all it is given.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/utf8.h"

namespace fundstelle {

/// Calls `take` with `text` (valid UTF-8), cut between characters into pieces of about 64 KiB; not
/// at all when it is empty.
template <typename Take>
void for_each_piece(std::string_view text, Take take) {
  constexpr std::size_t kPieceBytes = std::size_t{64} << 10;
  while (text.size() > kPieceBytes) {
    const std::size_t border = border_at_or_before(text, kPieceBytes);
    const std::size_t end = border > 0 ? border : kPieceBytes;  // of damaged text
    take(text.substr(0, end));
    text.remove_prefix(end);
  }
  if (!text.empty()) take(text);
}

}  // namespace fundstelle
