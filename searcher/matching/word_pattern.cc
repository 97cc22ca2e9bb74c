#include "searcher/matching/word_pattern.h"

#include <algorithm>
#include <map>
#include <vector>

namespace fundstelle {
namespace {

using Sequence = std::vector<std::uint32_t>;
using Places = std::vector<std::uint32_t>;  // positions of a sequence's first word, ascending

// The entries of title or text by position.
class Zone {
 public:
  explicit Zone(const PackedZone& entries) : entries_(entries) {}

  Places find(const Sequence& sequence) const {
    return sequence.size() == 1 ? find_word(sequence.front()) : find_phrase(sequence);
  }

  // The positions of the words that begin a block, ascending.
  Places block_starts() const {
    Places starts;
    std::uint32_t words = 0;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].part) continue;
      if (begins_block(i)) starts.push_back(words);
      ++words;
    }
    return starts;
  }

 private:
  // Whether the word that entry `i` is of begins a block.
  bool begins_block(std::size_t i) const {
    return i + 1 < entries_.size() && is_block_mark(entries_[i], entries_[i + 1]);
  }

  Places find_word(std::uint32_t stem) const {
    Places places;
    std::uint32_t words = 0;
    for (const PositionEntry entry : entries_) {
      if (!entry.part) ++words;
      if (entry.stem == stem && (places.empty() || places.back() + 1 != words)) {
        places.push_back(words - 1);
      }
    }
    return places;
  }

  // Goes along with as many words as the sequence has, the last ones first: the words of a long
  // text are not copied.
  Places find_phrase(const Sequence& sequence) const {
    Places places;
    const std::size_t size = sequence.size();
    std::vector<std::uint32_t> window(size);  // a ring of the last words
    std::uint32_t words = 0;
    std::uint32_t block = 0;  // its first word
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const PositionEntry entry = entries_[i];
      if (entry.part) continue;
      window[words % size] = entry.stem;
      if (begins_block(i)) block = words;
      ++words;
      if (entry.stem != sequence.back() || words - block < size) continue;
      std::size_t at = 0;
      while (at < size && window[(words + at) % size] == sequence[at]) ++at;
      if (at == size) places.push_back(static_cast<std::uint32_t>(words - size));
    }
    return places;
  }

  PackedZone entries_;
};

// How many places of a sequence fit into [first, end) without sharing a word.
std::size_t count_between(const Places& places, std::size_t length, std::size_t first,
                          std::size_t end) {
  std::size_t count = 0;
  for (auto at = std::lower_bound(places.begin(), places.end(), first);
       at != places.end() && *at + length <= end; at = std::lower_bound(at, places.end(), first)) {
    ++count;
    first = *at + length;
  }
  return count;
}

bool occurs_near(const WordPattern& pattern, const Zone& zone) {
  struct Wanted {
    Places places;
    std::size_t times = 0;
  };
  std::map<Sequence, Wanted> wanted;
  std::size_t window = pattern.words_between * (pattern.sequences.size() - 1);
  Places starts;
  for (const Sequence& sequence : pattern.sequences) {
    window += sequence.size();
    Wanted& entry = wanted[sequence];
    if (entry.times++ > 0) continue;
    entry.places = zone.find(sequence);
    if (entry.places.empty()) return false;
    starts.insert(starts.end(), entry.places.begin(), entry.places.end());
  }
  const Places blocks = zone.block_starts();
  return std::any_of(starts.begin(), starts.end(), [&](std::size_t start) {
    const auto next_block = std::upper_bound(blocks.begin(), blocks.end(), start);
    const std::size_t end = next_block == blocks.end()
                                ? start + window
                                : std::min<std::size_t>(start + window, *next_block);
    return std::all_of(wanted.begin(), wanted.end(), [&](const auto& entry) {
      const auto& [sequence, need] = entry;
      return count_between(need.places, sequence.size(), start, end) >= need.times;
    });
  });
}

bool occurs_in(const WordPattern& pattern, const PackedZone& entries) {
  const Zone zone(entries);
  if (pattern.sequences.size() > 1) return occurs_near(pattern, zone);
  return !zone.find(pattern.sequences.front()).empty();
}

}  // namespace

bool occurs(const WordPattern& pattern, const PackedPositions& positions) {
  if (pattern.sequences.empty()) return false;
  return occurs_in(pattern, positions.title()) ||
         (!pattern.title_only && occurs_in(pattern, positions.body()));
}

}  // namespace fundstelle
