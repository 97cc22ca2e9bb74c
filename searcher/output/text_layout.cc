#include "searcher/output/text_layout.h"

#include <algorithm>

#include "base/display_width.h"
#include "base/utf8.h"

namespace fundstelle {
namespace {

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(' ', at), text.size());
}

// One line of a wrapped text: the stretches inside and outside of marks, each in its style.
std::string paint_line(const MarkedText& marked, const ByteRange& line, std::string_view style,
                       const Painter& painter) {
  const std::string_view text = marked.text;
  std::string painted;
  std::size_t at = line.first;
  for (const auto& [mark_begin, mark_end] : marked.marks) {
    const std::size_t begin = std::max(mark_begin, at);
    const std::size_t end = std::min(mark_end, line.second);
    if (begin >= end) continue;
    painted += painter.paint(text.substr(at, begin - at), style);
    painted += painter.paint(text.substr(begin, end - begin), sgr::kMark);
    at = end;
  }
  return painted += painter.paint(text.substr(at, line.second - at), style);
}

}  // namespace

std::string Painter::paint(std::string_view text, std::string_view style) const {
  std::string painted;
  if (!color_ || style.empty() || text.empty()) {
    painted = text;
  } else {
    painted.append("\x1b[").append(style).append("m").append(text).append("\x1b[0m");
  }
  return painted;
}

std::vector<ByteRange> wrap(std::string_view text, std::size_t columns) {
  std::vector<ByteRange> lines;
  std::size_t begin = skip_spaces(text, 0);
  while (begin < text.size()) {
    std::size_t end = begin + first_columns(text.substr(begin), columns).size();
    std::size_t next = end;
    if (end < text.size() && text[end] != ' ') {
      const std::size_t space = text.rfind(' ', end);
      if (space != std::string_view::npos && space > begin) next = end = space;
    }
    while (end > begin && text[end - 1] == ' ') --end;
    lines.emplace_back(begin, end);
    begin = skip_spaces(text, next);
  }
  return lines;
}

void append_paragraph(std::string& out, const MarkedText& text, const Paragraph& paragraph,
                      std::size_t width, const Painter& painter) {
  std::string_view lead = paragraph.lead;
  const std::string indent(paragraph.indent, ' ');
  const std::size_t taken = std::max(display_width(lead), paragraph.indent);
  for (const ByteRange& line : wrap(text.text, width - std::min(width - 2, taken))) {
    out += lead;
    out += paint_line(text, line, paragraph.style, painter);
    out += '\n';
    lead = indent;
  }
}

}  // namespace fundstelle
