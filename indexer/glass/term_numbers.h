// Numbers the distinct terms of a segment.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::glass {

/// A hash table with open addressing over terms that lie one behind the other.
class TermNumbers {
 public:
  TermNumbers();

  /// The number of `term`, from 0 in order of first appearance.
  std::uint32_t number(std::string_view term);
  std::uint32_t size() const { return static_cast<std::uint32_t>(terms_.size()); }
  std::string_view term(std::uint32_t number) const {
    return std::string_view(bytes_).substr(terms_[number].start, terms_[number].size);
  }

  /// All numbers, in the order of their terms.
  std::vector<std::uint32_t> sorted() const;

 private:
  struct Term {
    std::uint64_t hash = 0;
    std::uint32_t start = 0;
    std::uint32_t size = 0;
  };

  void grow();

  std::string bytes_;
  std::vector<Term> terms_;
  std::vector<std::uint32_t> places_;  // number + 1, or 0; a power of two of them
};

}  // namespace fundstelle::glass
