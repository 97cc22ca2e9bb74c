#include "searcher/matching/stem_numbers.h"

#include <algorithm>

namespace fundstelle {

StemFinder::StemFinder(const Xapian::Database& database, const std::vector<std::string>& terms)
    : database_(database), numbers_(terms.size(), kNoStem) {
  for (const std::string& term : terms) {
    by_hash_.emplace_back(stem_hash(term), stems_.size());
    stems_.push_back({term, by_hash_.back().first, {}, false});
  }
  std::sort(by_hash_.begin(), by_hash_.end());
}

// A document has some hundred stems, a pasted article asks for thousands: what there is less of is
// looked up among the other.
const std::vector<std::uint32_t>& StemFinder::find(Xapian::docid document,
                                                   const PackedPositions& record) {
  std::fill(numbers_.begin(), numbers_.end(), kNoStem);
  const PackedNumbers& keys = record.keys();
  if (stems_.size() <= keys.size()) {
    for (std::size_t i = 0; i < stems_.size(); ++i) find_stem(i, document, record);
    return numbers_;
  }
  const unsigned spare = 64 - record.key_bits();
  auto stem = by_hash_.begin();
  for (std::size_t number = 0; number < keys.size(); ++number) {
    const std::uint64_t key = keys[number];
    const std::pair<std::uint64_t, std::size_t> first{key << spare, 0};
    stem = std::lower_bound(stem, by_hash_.end(), first);
    for (; stem != by_hash_.end() && stem->first >> spare == key; ++stem) {
      find_stem(stem->second, document, record);
    }
  }
  return numbers_;
}

void StemFinder::find_stem(std::size_t at, Xapian::docid document, const PackedPositions& record) {
  Stem& stem = stems_[at];
  const StemKeys::Numbers numbers = record.find(stem.hash);
  if (numbers.first == numbers.end || !has(stem, document)) return;
  numbers_[at] =
      numbers.end - numbers.first == 1 ? numbers.first : number_by_term_list(stem, document);
}

bool StemFinder::has(Stem& stem, Xapian::docid document) const {
  if (!stem.is_open) stem.posting = database_.postlist_begin(stem.term);
  stem.is_open = true;
  const Xapian::PostingIterator end = database_.postlist_end(stem.term);
  if (stem.posting != end) stem.posting.skip_to(document);
  return stem.posting != end && *stem.posting == document;
}

// Stems are numbered by their hashes: as many as sort before it.
std::uint32_t StemFinder::number_by_term_list(const Stem& stem, Xapian::docid document) const {
  const std::string prefix = stem.term.substr(0, 1);  // tells the language
  std::uint32_t number = 0;
  const Xapian::TermIterator end = database_.termlist_end(document);
  Xapian::TermIterator other = database_.termlist_begin(document);
  for (other.skip_to(prefix); other != end; ++other) {
    const std::string term = *other;
    if (!term.starts_with(prefix)) break;
    const std::uint64_t hash = stem_hash(term);
    if (hash < stem.hash || (hash == stem.hash && term < stem.term)) ++number;
  }
  return number;
}

}  // namespace fundstelle
