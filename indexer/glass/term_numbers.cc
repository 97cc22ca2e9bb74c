#include "indexer/glass/term_numbers.h"

#include <algorithm>
#include <numeric>

#include "base/hash.h"

namespace fundstelle::glass {
namespace {

constexpr std::size_t kFirstPlaces = std::size_t{1} << 16;

}  // namespace

TermNumbers::TermNumbers() : places_(kFirstPlaces) {}

std::uint32_t TermNumbers::number(std::string_view term) {
  const std::uint64_t hash = hash64(term);
  const std::size_t mask = places_.size() - 1;
  std::size_t place = hash & mask;
  for (; places_[place] != 0; place = (place + 1) & mask) {
    const std::uint32_t number = places_[place] - 1;
    if (terms_[number].hash == hash && this->term(number) == term) return number;
  }
  terms_.push_back(
      {hash, static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(term.size())});
  bytes_ += term;
  places_[place] = size();
  const std::uint32_t number = size() - 1;
  if (terms_.size() * 2 > places_.size()) grow();
  return number;
}

std::vector<std::uint32_t> TermNumbers::sorted() const {
  std::vector<std::uint32_t> numbers(terms_.size());
  std::iota(numbers.begin(), numbers.end(), 0U);
  std::sort(numbers.begin(), numbers.end(),
            [&](std::uint32_t a, std::uint32_t b) { return term(a) < term(b); });
  return numbers;
}

void TermNumbers::grow() {
  places_.assign(places_.size() * 2, 0);
  const std::size_t mask = places_.size() - 1;
  for (std::uint32_t number = 0; number < size(); ++number) {
    std::size_t place = terms_[number].hash & mask;
    while (places_[place] != 0) place = (place + 1) & mask;
    places_[place] = number + 1;
  }
}

}  // namespace fundstelle::glass
