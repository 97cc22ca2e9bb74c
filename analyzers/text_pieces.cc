#include "analyzers/text_pieces.h"

#include <algorithm>

#include "base/utf8.h"

namespace fundstelle {
namespace {

// Behind the last boundary in [start, end); `start` without one.
std::size_t behind_last_boundary(std::string_view text, std::size_t start, std::size_t end) {
  while (end > start && !is_word_boundary(text[end - 1])) --end;
  return end;
}

}  // namespace

std::size_t run_end(std::string_view text, std::size_t start) {
  const std::size_t limit = std::min(text.size(), start + kMaxRunBytes);
  std::size_t end = start;
  while (end < limit && !is_word_boundary(text[end])) ++end;
  return end == limit ? border_at_or_before(text, end) : end;
}

std::size_t run_start(std::string_view text, std::size_t offset) {
  std::size_t start = behind_last_boundary(text, 0, offset);
  while (offset - start > kMaxRunBytes) start = run_end(text, start);
  return start;
}

std::size_t piece_end(std::string_view text, std::size_t start, std::size_t bytes) {
  if (text.size() - start <= bytes) return text.size();
  std::size_t end = behind_last_boundary(text, start, start + bytes);
  // No boundary within reach: on to the end of the run.
  if (end == start) end = run_end(text, start);
  if (end < text.size() && is_word_boundary(text[end])) ++end;
  return end;
}

std::size_t piece_start(std::string_view text, std::size_t start, std::size_t offset) {
  return behind_last_boundary(text, start, offset);
}

}  // namespace fundstelle
