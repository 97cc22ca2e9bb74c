// A file of text taken apart by its format: what the readers of .txt, .md and .html yield.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/sources/metadata.h"

namespace fundstelle {

struct Document {
  /// Front matter that cannot be read; the body is indexed all the same.
  struct BadFrontMatter {
    std::size_t line = 0;  ///< From 1, counted from the beginning of the file.
    std::string reason;
  };

  std::string text;
  std::string heading;  ///< The first heading; empty when there is none.
  Metadata metadata;
  std::optional<BadFrontMatter> bad_front_matter;
};

/// Each of these takes a whole file as valid UTF-8 with LF at the ends of lines.
Document read_text(std::string_view source);
Document read_markdown(std::string_view source);
Document read_html(std::string_view source);

/// The encoding that HTML declares in <meta> within its first bytes, as written; empty without.
std::string declared_encoding(std::string_view html);

/// Appends the character that an entity reference such as `&auml;`, `&#228;` or `&#xE4;` stands
/// for, or the reference itself when it stands for nothing. `&#150;` is a dash as in browsers.
void append_entity(std::string& text, std::string_view reference);

}  // namespace fundstelle
