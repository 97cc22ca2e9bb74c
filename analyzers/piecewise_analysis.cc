#include "analyzers/piecewise_analysis.h"

#include <algorithm>

#include "analyzers/text_pieces.h"

namespace fundstelle {
namespace {

// The token `words` words before `from`, or the first.
std::size_t step_back(std::span<const Token> tokens, std::size_t from, std::size_t words) {
  for (; from > 0 && words > 0; --words) {
    do --from;
    while (from > 0 && tokens[from].kind != TokenKind::kWord);
  }
  return from;
}

}  // namespace

bool PiecewiseAnalysis::next() {
  if (done_) return false;
  const std::size_t end = piece_end(text_, resume_, sizes_.bytes);
  start_ = next_start_;
  tokens_ = source_(start_, end);
  first_ = 0;
  while (first_ < tokens_.size() && tokens_[first_].start < next_own_) ++first_;
  end_ = tokens_.size();
  resume_ = end;
  done_ = end == text_.size();
  if (!done_) plan_next(end);
  return true;
}

// The last words are left to the next piece, which knows what follows them; it begins with as many
// words before these.
void PiecewiseAnalysis::plan_next(std::size_t piece_end) {
  next_start_ = next_own_ = piece_end;
  if (!is_word_boundary(text_[piece_end - 1])) return;
  // Of a very short piece these may be more than its own.
  const std::size_t own = std::max(first_, step_back(tokens_, end_, sizes_.context_words));
  const std::size_t context = step_back(tokens_, own, sizes_.context_words);
  if (own == tokens_.size()) return;
  const std::size_t from = piece_start(text_, start_, tokens_[context].start);
  if (piece_end - from > sizes_.context_bytes) return;
  next_start_ = from;
  next_own_ = tokens_[own].start;
  end_ = own;
}

}  // namespace fundstelle
