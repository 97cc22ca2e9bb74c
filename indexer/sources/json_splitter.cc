#include "indexer/sources/json_splitter.h"

#include <algorithm>

namespace fundstelle {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::size_t kLongElement = std::size_t{2} << 20;

}  // namespace

JsonSplitter::JsonSplitter(std::size_t max_element, Sink sink)
    : max_element_(max_element), sink_(std::move(sink)) {}

void JsonSplitter::begin_element() {
  element_.clear();
  element_line_ = line_;
  depth_ = 0;
  in_string_ = escaped_ = is_cut_ = too_long_ = false;
}

void JsonSplitter::keep(std::string_view piece) {
  line_ += static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
  if (too_long_) return;
  if (is_cut_ && piece.find_first_not_of(kSpace) == std::string_view::npos) return;
  element_ += piece;
  // White space behind the element does not count; where more follows, it was part of it.
  if (element_.size() <= max_element_ && !is_cut_) return;
  const std::size_t size = element_.find_last_not_of(kSpace) + 1;
  if (size <= max_element_ && !is_cut_) {
    element_.resize(size);
    is_cut_ = true;
  } else {
    too_long_ = true;
    std::string().swap(element_);
  }
}

void JsonSplitter::end_element() {
  element_.resize(element_.find_last_not_of(kSpace) + 1);
  element_.reserve(element_.size() + kPadding);
  sink_({element_, ++number_, element_line_, too_long_});
  element_.clear();
}

void JsonSplitter::forget_element() {
  if (element_.capacity() > kLongElement) std::string().swap(element_);
}

// Takes bytes up to the comma or bracket that ends the element, or all; returns how many.
std::size_t JsonSplitter::scan_element(std::string_view bytes) {
  std::size_t at = 0;
  for (; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (escaped_) {
      escaped_ = false;
    } else if (in_string_) {
      escaped_ = c == '\\';
      in_string_ = c != '"';
    } else if (c == '"') {
      in_string_ = true;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if (depth_ == 0 && (c == ',' || c == ']')) {
      break;
    } else if ((c == '}' || c == ']') && depth_ > 0) {
      --depth_;
    }
  }
  keep(bytes.substr(0, at));
  return at;
}

void JsonSplitter::feed(std::string_view bytes) {
  while (!bytes.empty()) {
    if (state_ == State::kTrailing) return;  // The line is that of the first such byte.
    const char c = bytes.front();
    if (state_ == State::kSingleValue) return keep(bytes);
    if (state_ == State::kInElement) {
      bytes.remove_prefix(scan_element(bytes));
      if (bytes.empty()) return;
      end_element();
      behind_comma_ = bytes.front() == ',';
      state_ = behind_comma_ ? State::kBeforeElement : State::kBehindArray;
      bytes.remove_prefix(1);
      continue;
    }
    if (kSpace.find(c) != kSpace.npos) {
      if (c == '\n') ++line_;
      bytes.remove_prefix(1);
    } else if (state_ == State::kBegin && c == '[') {
      state_ = State::kBeforeElement;
      bytes.remove_prefix(1);
    } else if (state_ == State::kBeforeElement && c == ']' && !behind_comma_) {
      state_ = State::kBehindArray;
      bytes.remove_prefix(1);
    } else if (state_ == State::kBegin || state_ == State::kBeforeElement) {
      begin_element();
      state_ = state_ == State::kBegin ? State::kSingleValue : State::kInElement;
    } else {
      state_ = State::kTrailing;
      return;
    }
  }
}

JsonSplitter::End JsonSplitter::finish() {
  switch (state_) {
    case State::kBegin:
      return End::kEmpty;
    case State::kBeforeElement:
    case State::kInElement:
      return End::kTruncated;
    case State::kSingleValue:
      end_element();
      return End::kComplete;
    case State::kBehindArray:
      return End::kComplete;
    case State::kTrailing:
      return End::kTrailing;
  }
  return End::kComplete;
}

}  // namespace fundstelle
