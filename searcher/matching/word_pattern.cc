#include "searcher/matching/word_pattern.h"

#include <algorithm>
#include <map>
#include <span>

namespace fundstelle {
namespace {

using Sequence = std::vector<std::uint32_t>;
using Places = std::vector<std::size_t>;  // positions of a sequence's first word, ascending

// The entries of title or text by position.
class Zone {
 public:
  explicit Zone(std::span<const PositionEntry> entries) : entries_(entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (!entries[i].part) {
        words_.push_back(entries[i].stem);
      } else if (i > 0 && !entries[i - 1].part && is_block_mark(entries[i - 1], entries[i])) {
        block_starts_.push_back(words_.size() - 1);
      }
    }
  }

  Places find(const Sequence& sequence) const {
    return sequence.size() == 1 ? find_word(sequence.front()) : find_phrase(sequence);
  }

  /// The position behind the block that the word at `position` stands in.
  std::size_t block_end(std::size_t position) const {
    const auto next = std::upper_bound(block_starts_.begin(), block_starts_.end(), position);
    return next == block_starts_.end() ? words_.size() : *next;
  }

 private:
  Places find_word(std::uint32_t stem) const {
    Places places;
    std::size_t words = 0;
    for (const PositionEntry& entry : entries_) {
      if (!entry.part) ++words;
      if (entry.stem == stem && (places.empty() || places.back() + 1 != words)) {
        places.push_back(words - 1);
      }
    }
    return places;
  }

  Places find_phrase(const Sequence& sequence) const {
    Places places;
    for (auto from = words_.begin();; ++from) {
      from = std::search(from, words_.end(), sequence.begin(), sequence.end());
      if (from == words_.end()) return places;
      const auto place = static_cast<std::size_t>(from - words_.begin());
      if (place + sequence.size() <= block_end(place)) places.push_back(place);
    }
  }

  std::span<const PositionEntry> entries_;
  Sequence words_;
  Places block_starts_;
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
  return std::any_of(starts.begin(), starts.end(), [&](std::size_t start) {
    const std::size_t end = std::min(start + window, zone.block_end(start));
    return std::all_of(wanted.begin(), wanted.end(), [&](const auto& entry) {
      const auto& [sequence, need] = entry;
      return count_between(need.places, sequence.size(), start, end) >= need.times;
    });
  });
}

bool occurs_in(const WordPattern& pattern, std::span<const PositionEntry> entries) {
  const Zone zone(entries);
  if (pattern.sequences.size() > 1) return occurs_near(pattern, zone);
  return !zone.find(pattern.sequences.front()).empty();
}

}  // namespace

bool occurs(const WordPattern& pattern, const PositionRecord& positions) {
  if (pattern.sequences.empty()) return false;
  return occurs_in(pattern, positions.title()) ||
         (!pattern.title_only && occurs_in(pattern, positions.body()));
}

}  // namespace fundstelle
