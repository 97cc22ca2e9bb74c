#include "base/string_numbers.h"

#include <algorithm>

#include "base/hash.h"

namespace fundstelle {
namespace {

constexpr std::size_t kFirstPlaces = 1024;

std::uint32_t tag_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32);
}

// The first bytes as a number: they decide most comparisons.
std::uint64_t leading_bytes(std::string_view text) {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < sizeof bytes; ++i) {
    bytes = bytes << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
  }
  return bytes;
}

}  // namespace

StringNumbers::StringNumbers() : places_(kFirstPlaces) {}

std::uint32_t StringNumbers::number(std::string_view text) {
  return number(text, hash64(text));
}

void StringNumbers::number_all(std::span<const std::string> texts,
                               std::vector<std::uint32_t>& numbers) {
  const std::size_t mask = places_.size() - 1;
  hashes_.clear();
  for (const std::string& text : texts) {
    hashes_.push_back(hash64(text));
    __builtin_prefetch(&places_[hashes_.back() & mask]);
  }
  for (const std::uint64_t hash : hashes_) {
    __builtin_prefetch(bytes_.data() + places_[hash & mask].range.start);
  }
  numbers.clear();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    numbers.push_back(number(texts[i], hashes_[i]));
  }
}

std::uint32_t StringNumbers::number(std::string_view text, std::uint64_t hash) {
  Place& place = places_[place_of(text, hash)];
  if (place.number_plus_1 != 0) return place.number_plus_1 - 1;
  const std::uint32_t number = size();
  const Range range{static_cast<std::uint32_t>(bytes_.size()),
                    static_cast<std::uint32_t>(text.size())};
  place = {tag_of(hash), number + 1, range};
  ranges_.push_back(range);
  bytes_ += text;
  if (ranges_.size() * 4 > places_.size() * 3) grow();
  return number;
}

std::optional<std::uint32_t> StringNumbers::find(std::string_view text) const {
  const Place& place = places_[place_of(text, hash64(text))];
  if (place.number_plus_1 == 0) return std::nullopt;
  return place.number_plus_1 - 1;
}

std::vector<std::uint32_t> StringNumbers::sorted() const {
  struct Entry {
    std::uint64_t leading = 0;
    std::uint32_t number = 0;
  };
  std::vector<Entry> entries;
  entries.reserve(size());
  for (std::uint32_t number = 0; number < size(); ++number) {
    entries.push_back({leading_bytes(text(number)), number});
  }
  std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
    return a.leading != b.leading ? a.leading < b.leading : text(a.number) < text(b.number);
  });
  std::vector<std::uint32_t> numbers;
  numbers.reserve(size());
  for (const Entry& entry : entries) numbers.push_back(entry.number);
  return numbers;
}

void StringNumbers::clear() {
  bytes_.clear();
  ranges_.clear();
  places_.assign(kFirstPlaces, {});
}

std::size_t StringNumbers::place_of(std::string_view text, std::uint64_t hash) const {
  const std::size_t mask = places_.size() - 1;
  std::size_t at = hash & mask;
  for (; places_[at].number_plus_1 != 0; at = (at + 1) & mask) {
    if (places_[at].tag == tag_of(hash) && text_at(places_[at].range) == text) break;
  }
  return at;
}

void StringNumbers::grow() {
  places_.assign(places_.size() * 2, {});
  const std::size_t mask = places_.size() - 1;
  for (std::uint32_t number = 0; number < size(); ++number) {
    const std::uint64_t hash = hash64(text(number));
    std::size_t at = hash & mask;
    while (places_[at].number_plus_1 != 0) at = (at + 1) & mask;
    places_[at] = {tag_of(hash), number + 1, ranges_[number]};
  }
}

}  // namespace fundstelle
