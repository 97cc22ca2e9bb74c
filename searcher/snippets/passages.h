// Scores the passages of a text from its marks, as they come.
#pragma once

#include <cstddef>
#include <deque>
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

/// Remembers the best passages only, so that a text with any number of marks takes the same memory.
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
  void close_passages(bool at_end);
  bool has_room(const Mark& mark) const;
  Passage score();
  void forget_worst();

  std::string_view text_;
  const HighlightRules& rules_;
  std::size_t max_characters_;
  std::size_t kept_;
  std::deque<Mark> open_;   // from the first mark on whose passage is not closed
  std::size_t inside_ = 1;  // so many of them belong to the first one's passage
  std::size_t number_ = 0;
  std::vector<std::size_t> seen_;  // by rule: the last passage with a place of it, from 1
  std::vector<Passage> passages_;
};

}  // namespace fundstelle
