// Scores the passages of a text from its marks, as they come.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <set>
#include <string_view>
#include <vector>

#include "searcher/model/highlight_rules.h"
#include "searcher/snippets/marker.h"

namespace fundstelle {

/// The marks from one on that a fragment has room for.
struct Passage {
  std::size_t start = 0;  ///< Of the first mark.
  std::size_t end = 0;    ///< Of the last one.
  std::size_t words_start = 0;
  std::size_t words_end = 0;
  std::size_t number = 0;  ///< In the order of the text.
  double score = 0;
};

/// A passage begins with each mark and has as many of the next as there is room for. What is in it
/// is kept up to date from one to the next, so the work is by the number of marks, however long
/// passages are; and the best are remembered only, so a text with any number of marks takes the
/// same memory.
class PassageSearch {
 public:
  /// The references must outlive the object. Passages have `max_characters` at most; `kept` of them
  /// at least are remembered.
  PassageSearch(std::string_view text, const HighlightRules& rules, std::size_t max_characters,
                std::size_t kept);

  /// Marks ascend by start.
  void add(const Mark& mark);

  /// The best first, equals in the order of the text. To be called once, behind the last mark.
  std::vector<Passage> finish();

 private:
  struct OpenMark {
    Mark mark;
    std::size_t characters_start = 0;  // of the words it is in, from the beginning of the text
    std::size_t characters_end = 0;
    std::size_t next = 0;  // the number of the next mark of its rule; 0: none yet
  };
  // In whole units, so that what was added and taken away again leaves nothing behind.
  using Weight = std::int64_t;

  void close_passages(bool at_end);
  void enter();
  void leave();
  bool has_room() const;
  Passage score() const;
  void forget_worst();
  std::size_t characters_before(std::size_t byte);
  OpenMark& open_mark(std::size_t number) { return open_[number - number_]; }
  const OpenMark& open_mark(std::size_t number) const { return open_[number - number_]; }

  std::string_view text_;
  std::size_t max_characters_;
  std::size_t kept_;
  std::vector<Weight> weights_;     // by rule
  std::deque<OpenMark> open_;       // from the first mark on whose passage is not closed
  std::size_t number_ = 1;          // of the first open mark; marks count from 1
  std::size_t inside_ = 0;          // so many open marks belong to the first one's passage
  std::vector<std::size_t> last_;   // by rule: the number of its last mark; 0: none
  std::vector<std::size_t> first_;  // by rule: the number of its first mark in the passage; 0: none
  std::set<std::size_t> firsts_;    // all of these
  Weight weight_of_rules_ = 0;      // in the passage, each once
  Weight weight_of_marks_ = 0;      // in the passage
  std::size_t counted_bytes_ = 0;   // of the text, whose characters have been counted
  std::size_t counted_characters_ = 0;
  std::vector<Passage> passages_;
};

}  // namespace fundstelle
