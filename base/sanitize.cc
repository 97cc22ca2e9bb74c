#include "base/sanitize.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "base/printed_text.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

void append_control(std::string& out, char32_t character) {
  if (character == '\n') {
    out += "\\n";
  } else if (character == '\t') {
    out += "\\t";
  } else {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned>(character));
  }
}

void append_code_point(std::string& out, char32_t character) {
  const auto code = static_cast<unsigned>(character);
  if (code > 0xFFFF) {
    fmt::format_to(std::back_inserter(out), "\\U{:08x}", code);
  } else {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", code);
  }
}

// Ascending, disjoint and on character borders of `text`.
std::vector<ByteRange> tidy(std::span<const ByteRange> marks, std::string_view text) {
  std::vector<ByteRange> sorted(marks.begin(), marks.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<ByteRange> tidied;
  for (const auto& [from, to] : sorted) {
    const std::size_t begin = border_at_or_before(text, from);
    const std::size_t end = border_at_or_before(text, to);
    if (begin >= end) continue;
    if (!tidied.empty() && begin <= tidied.back().second) {
      tidied.back().second = std::max(tidied.back().second, end);
    } else {
      tidied.emplace_back(begin, end);
    }
  }
  return tidied;
}

}  // namespace

std::string sanitize_for_terminal(std::string_view text, Invisible invisible) {
  const std::string valid = repair_utf8(text).text;
  std::string safe;
  safe.reserve(valid.size());
  PrintedText characters(valid);
  while (const std::optional<PrintedCharacter> printed = characters.next()) {
    switch (printed->effect) {
      case Effect::kShown:
        safe.append(valid, printed->begin, printed->end - printed->begin);
        break;
      case Effect::kControl:
        append_control(safe, printed->character);
        break;
      case Effect::kInvisible:
        if (invisible == Invisible::kLeftOut) break;
        [[fallthrough]];
      case Effect::kBreak:
        append_code_point(safe, printed->character);
        break;
    }
  }
  return safe;
}

std::string sanitize_for_reading(std::string_view text) {
  return sanitize_for_reading(text, {}).text;
}

MarkedText sanitize_for_reading(std::string_view text, std::span<const ByteRange> marks) {
  if (!is_valid_utf8(text)) {
    // Offsets into ill-formed text mean nothing once it is repaired; the marks are given up.
    const std::string repaired = repair_utf8(text).text;
    return sanitize_for_reading(repaired, {});
  }
  MarkedText result;
  result.text.reserve(text.size());
  result.marks = tidy(marks, text);
  // Each border of a mark is moved when the walk over the text reaches it.
  std::size_t next = 0;  // of the 2 * marks.size() borders
  const auto border = [&](std::size_t i) -> std::size_t& {
    return i % 2 == 0 ? result.marks[i / 2].first : result.marks[i / 2].second;
  };
  const auto move_borders = [&](std::size_t at) {
    for (; next < 2 * result.marks.size() && border(next) == at; ++next) {
      border(next) = result.text.size();
    }
  };
  PrintedText characters(text);
  while (const std::optional<PrintedCharacter> printed = characters.next()) {
    move_borders(printed->begin);
    if (printed->effect == Effect::kShown) {
      result.text.append(text, printed->begin, printed->end - printed->begin);
    } else if (printed->effect != Effect::kInvisible) {
      result.text += ' ';
    }
  }
  move_borders(text.size());
  result.marks = tidy(result.marks, result.text);
  return result;
}

}  // namespace fundstelle
