#include "searcher/snippets/passages.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr double kRepeatWeight = 0.1;  // of a rule's further places in a passage
constexpr double kClosenessWeight =
    0.2;  // of what a passage is worth, when its marks are all close

constexpr std::size_t kMaxCharacterBytes = 4;

bool is_better(const Passage& a, const Passage& b) {
  return a.score != b.score ? a.score > b.score : a.number < b.number;
}

}  // namespace

PassageSearch::PassageSearch(std::string_view text, const HighlightRules& rules,
                             std::size_t max_characters, std::size_t kept)
    : text_(text),
      rules_(rules),
      max_characters_(max_characters),
      kept_(kept),
      seen_(rules.size()) {}

void PassageSearch::add(const Mark& mark) {
  open_.push_back(mark);
  close_passages(false);
}

std::vector<Passage> PassageSearch::finish() {
  close_passages(true);
  std::sort(passages_.begin(), passages_.end(), is_better);
  return std::move(passages_);
}

void PassageSearch::close_passages(bool at_end) {
  while (!open_.empty()) {
    while (inside_ < open_.size() && has_room(open_[inside_])) ++inside_;
    if (inside_ == open_.size() && !at_end) return;
    passages_.push_back(score());
    open_.pop_front();
    // What one passage has room for, the next has, too.
    if (inside_ > 1) --inside_;
    if (passages_.size() >= 2 * kept_) forget_worst();
  }
}

bool PassageSearch::has_room(const Mark& mark) const {
  const std::size_t start = open_.front().words_start;
  const std::size_t bytes = mark.words_end - start;
  if (bytes <= max_characters_) return true;
  return bytes <= kMaxCharacterBytes * max_characters_ &&
         count_characters(text_.substr(start, bytes)) <= max_characters_;
}

Passage PassageSearch::score() {
  const Mark& first = open_.front();
  const Mark& last = open_[inside_ - 1];
  Passage passage{first.start, last.end, first.words_start, last.words_end, ++number_, 0};
  std::size_t last_new = first.end;  // the end of the last mark of a rule not seen before
  for (std::size_t at = 0; at < inside_; ++at) {
    const Mark& mark = open_[at];
    const double weight = rules_[mark.rule].weight;
    const bool is_new = std::exchange(seen_[mark.rule], number_) != number_;
    passage.score += is_new ? weight : kRepeatWeight * weight;
    if (is_new) last_new = mark.end;
  }
  const auto span = static_cast<double>(last_new - first.start);
  const double closeness = 1 - std::min(1.0, span / static_cast<double>(max_characters_));
  passage.score *= 1 + kClosenessWeight * closeness;
  return passage;
}

void PassageSearch::forget_worst() {
  const auto end = passages_.begin() + static_cast<std::ptrdiff_t>(kept_);
  std::nth_element(passages_.begin(), end, passages_.end(), is_better);
  passages_.erase(end, passages_.end());
}

}  // namespace fundstelle
