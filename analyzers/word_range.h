// Where a word stands in a text.
#pragma once

#include <cstddef>
#include <string_view>

namespace fundstelle {

/// The byte range of one word.
struct WordRange {
  std::size_t start = 0;
  std::size_t end = 0;
  friend bool operator==(const WordRange&, const WordRange&) = default;

  std::string_view of(std::string_view text) const { return text.substr(start, end - start); }
};

}  // namespace fundstelle
