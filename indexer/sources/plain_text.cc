#include "indexer/sources/plain_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace fundstelle {
namespace {

constexpr std::string_view kSpace = " \t\n\r\f";

}  // namespace

void PlainText::write_pending() {
  if (!text_.empty()) {
    const bool at_line_begin = text_.back() == '\n';
    switch (pending_) {
      case Pending::kNothing:
        break;
      case Pending::kSpace:
        if (kSpace.find(text_.back()) == kSpace.npos) text_ += ' ';
        break;
      case Pending::kLine:
        if (!at_line_begin) text_ += '\n';
        break;
      case Pending::kParagraph:
        while (text_.back() == '\n') text_.pop_back();
        text_ += "\n\n";
        break;
    }
  }
  pending_ = Pending::kNothing;
}

void PlainText::append(std::string_view text) {
  while (!text.empty()) {
    const std::size_t begin = text.find_first_not_of(kSpace);
    if (begin != 0) pending_ = std::max(pending_, Pending::kSpace);
    if (begin == text.npos) return;
    text.remove_prefix(begin);
    const std::size_t length = std::min(text.find_first_of(kSpace), text.size());
    write_pending();
    text_ += text.substr(0, length);
    text.remove_prefix(length);
  }
}

void PlainText::append_verbatim(std::string_view text) {
  if (text.empty()) return;
  write_pending();
  text_ += text;
}

void PlainText::append_mark(std::string_view mark) {
  if (pending_ == Pending::kSpace) pending_ = Pending::kNothing;
  write_pending();
  text_ += mark;
}

void PlainText::break_line() {
  pending_ = std::max(pending_, Pending::kLine);
}

void PlainText::break_paragraph() {
  pending_ = Pending::kParagraph;
}

std::string_view PlainText::since(std::size_t from) const {
  const std::string_view text = text_;
  return trim(text.substr(std::min(from, text.size())));
}

std::string PlainText::take() && {
  while (!text_.empty() && kSpace.find(text_.back()) != kSpace.npos) text_.pop_back();
  return std::move(text_);
}

}  // namespace fundstelle
