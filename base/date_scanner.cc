#include "base/date_scanner.h"

#include "base/utf8.h"

namespace fundstelle {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::string fold_date(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_character(text, at);
    if (character == U'\u00C4' || character == U'\u00E4') {
      result += "ae";
    } else if (character == U'\u0308') {
      result += 'e';
    } else if (character >= U'A' && character <= U'Z') {
      result += static_cast<char>(character + 32);
    } else {
      append_utf8(result, character);
    }
  }
  return result;
}

bool DateScanner::take(char wanted) {
  if (rest_.empty() || rest_.front() != wanted) return false;
  rest_.remove_prefix(1);
  return true;
}

bool DateScanner::spaces() {
  const std::size_t before = rest_.size();
  while (take(' ') || take('\t')) {
  }
  return rest_.size() != before;
}

std::optional<int> DateScanner::digits(std::size_t min, std::size_t max) {
  std::size_t length = 0;
  int value = 0;
  for (; length < rest_.size() && is_digit(rest_[length]); ++length) {
    if (length == max) return std::nullopt;
    value = value * 10 + (rest_[length] - '0');
  }
  if (length < min) return std::nullopt;
  rest_.remove_prefix(length);
  return value;
}

std::optional<int> DateScanner::leading_digits(std::size_t count) {
  DateScanner head(rest_.substr(0, count));
  const auto value = head.digits(count, count);
  if (value) rest_.remove_prefix(count);
  return value;
}

std::string_view DateScanner::word() {
  std::size_t length = 0;
  while (length < rest_.size() && rest_[length] >= 'a' && rest_[length] <= 'z') ++length;
  const std::string_view word = rest_.substr(0, length);
  rest_.remove_prefix(length);
  return word;
}

void DateScanner::skip_digits() {
  while (!rest_.empty() && is_digit(rest_.front())) rest_.remove_prefix(1);
}

}  // namespace fundstelle
