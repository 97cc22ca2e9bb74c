// Numbers the distinct strings of a collection, such as the terms of a segment or the spellings of
// words.
//
// A hash table with open addressing over strings that lie one behind the other. A place holds bits
// of the hash and where the string lies, so that a look-up touches hardly any string but the one
// asked for: tables are larger than the processor's caches, and each touch costs a wait.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle {

/// Holds less than 4 GiB of strings.
class StringNumbers {
 public:
  StringNumbers();

  /// The number of `text`; numbers count from 0 in order of first appearance.
  std::uint32_t number(std::string_view text);
  /// The same with hash64() of `text`, for who needs that anyway.
  std::uint32_t number(std::string_view text, std::uint64_t hash);
  /// Replaces `numbers` by those of `texts`. Faster than one by one: the waits overlap.
  void number_all(std::span<const std::string> texts, std::vector<std::uint32_t>& numbers);
  /// Nothing when `text` has no number yet.
  std::optional<std::uint32_t> find(std::string_view text) const;

  std::uint32_t size() const { return static_cast<std::uint32_t>(ranges_.size()); }
  /// Of all strings together.
  std::size_t bytes() const { return bytes_.size(); }
  /// Valid until a string is added.
  std::string_view text(std::uint32_t number) const { return text_at(ranges_[number]); }

  /// All numbers, in the order of their strings' bytes.
  std::vector<std::uint32_t> sorted() const;

  /// Forgets all strings, but keeps memory for as many.
  void clear();

 private:
  struct Range {
    std::uint32_t start = 0;
    std::uint32_t size = 0;
  };
  struct Place {
    std::uint32_t tag = 0;            // the upper half of the hash; the lower half tells the place
    std::uint32_t number_plus_1 = 0;  // 0: free
    Range range;
  };

  std::string_view text_at(Range range) const { return {bytes_.data() + range.start, range.size}; }
  // The place of `text`, or the free one where it belongs.
  std::size_t place_of(std::string_view text, std::uint64_t hash) const;
  void grow();

  std::string bytes_;
  std::vector<Range> ranges_;  // of the strings, by number
  std::vector<Place> places_;  // a power of two of them
  std::vector<std::uint64_t> hashes_;
};

}  // namespace fundstelle
