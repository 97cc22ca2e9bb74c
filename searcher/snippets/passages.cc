#include "searcher/snippets/passages.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr double kRepeatWeight = 0.1;  // of a rule's further places in a passage
constexpr double kClosenessWeight =
    0.2;  // of what a passage is worth, when its marks are all close

constexpr double kWeightUnits = 1 << 20;  // a weight of 1

bool is_better(const Passage& a, const Passage& b) {
  return a.score != b.score ? a.score > b.score : a.number < b.number;
}

}  // namespace

PassageSearch::PassageSearch(std::string_view text, const HighlightRules& rules,
                             std::size_t max_characters, std::size_t kept)
    : text_(text),
      max_characters_(max_characters),
      kept_(kept),
      last_(rules.size()),
      first_(rules.size()) {
  for (const MarkRule& rule : rules) {
    weights_.push_back(std::llround(rule.weight * kWeightUnits));
  }
}

void PassageSearch::add(const Mark& mark) {
  const std::size_t number = number_ + open_.size();
  std::size_t& last = last_[mark.rule];
  if (last >= number_) open_mark(last).next = number;
  last = number;
  const std::size_t start = characters_before(mark.words_start);
  open_.push_back({mark, start, characters_before(mark.words_end), 0});
  close_passages(false);
}

std::vector<Passage> PassageSearch::finish() {
  close_passages(true);
  std::sort(passages_.begin(), passages_.end(), is_better);
  return std::move(passages_);
}

void PassageSearch::close_passages(bool at_end) {
  while (!open_.empty()) {
    while (inside_ < open_.size() && has_room()) enter();
    if (inside_ == open_.size() && !at_end) return;
    passages_.push_back(score());
    leave();
    if (passages_.size() >= 2 * kept_) forget_worst();
  }
}

// The next mark becomes part of the passage.
void PassageSearch::enter() {
  const std::size_t rule = open_[inside_].mark.rule;
  weight_of_marks_ += weights_[rule];
  if (first_[rule] == 0) {
    weight_of_rules_ += weights_[rule];
    first_[rule] = number_ + inside_;
    firsts_.insert(first_[rule]);
  }
  ++inside_;
}

// The first mark is done with. What its passage had room for, the next has, too.
void PassageSearch::leave() {
  const std::size_t rule = open_.front().mark.rule;
  const std::size_t next = open_.front().next;
  weight_of_marks_ -= weights_[rule];
  firsts_.erase(number_);
  if (next != 0 && next < number_ + inside_) {
    first_[rule] = next;
    firsts_.insert(next);
  } else {
    first_[rule] = 0;
    weight_of_rules_ -= weights_[rule];
  }
  open_.pop_front();
  ++number_;
  --inside_;
}

// For the next mark.
bool PassageSearch::has_room() const {
  return inside_ == 0 ||
         open_[inside_].characters_end <= open_.front().characters_start + max_characters_;
}

Passage PassageSearch::score() const {
  const Mark& first = open_.front().mark;
  const Mark& last = open_[inside_ - 1].mark;
  Passage passage{first.start, last.end, first.words_start, last.words_end, number_, 0};
  passage.score = ((1 - kRepeatWeight) * static_cast<double>(weight_of_rules_) +
                   kRepeatWeight * static_cast<double>(weight_of_marks_)) /
                  kWeightUnits;
  // From the first mark to the last one of a rule that is not among those before it.
  const auto span = static_cast<double>(open_mark(*firsts_.rbegin()).mark.end - first.start);
  const double closeness = 1 - std::min(1.0, span / static_cast<double>(max_characters_));
  passage.score *= 1 + kClosenessWeight * closeness;
  return passage;
}

// Marks are asked for nearly in order, so little is counted twice.
std::size_t PassageSearch::characters_before(std::size_t byte) {
  const auto [from, to] = std::minmax(byte, counted_bytes_);
  const std::size_t between = count_characters(text_.substr(from, to - from));
  counted_characters_ =
      byte < counted_bytes_ ? counted_characters_ - between : counted_characters_ + between;
  counted_bytes_ = byte;
  return counted_characters_;
}

void PassageSearch::forget_worst() {
  const auto end = passages_.begin() + static_cast<std::ptrdiff_t>(kept_);
  std::nth_element(passages_.begin(), end, passages_.end(), is_better);
  passages_.erase(end, passages_.end());
}

}  // namespace fundstelle
