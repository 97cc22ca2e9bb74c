// Puts running text together from the pieces of marked-up text.
//
// White space between pieces is collapsed to one space, except in verbatim pieces; breaks are
// remembered and written only between texts, so that none are doubled and none stand at the ends.
#pragma once

#include <string>
#include <string_view>

namespace fundstelle {

class PlainText {
 public:
  /// Appends text in which runs of ASCII white space stand for one space.
  void append(std::string_view text);
  /// Appends text as it stands.
  void append_verbatim(std::string_view text);
  /// Appends `mark` (such as `- ` or a tab) with no white space before or behind it.
  void append_mark(std::string_view mark);

  /// What follows begins a new line.
  void break_line();
  /// What follows begins a new paragraph, behind an empty line.
  void break_paragraph();

  /// Bytes so far, pending breaks not counted.
  std::size_t size() const { return text_.size(); }
  /// What was written from the byte `from` on.
  std::string_view since(std::size_t from) const;
  /// The text; nothing may be appended afterwards.
  std::string take() &&;

 private:
  enum class Pending { kNothing, kSpace, kLine, kParagraph };

  void write_pending();

  std::string text_;
  Pending pending_ = Pending::kNothing;
};

}  // namespace fundstelle
