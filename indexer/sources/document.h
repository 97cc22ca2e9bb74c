// A file of text taken apart by its format: what the readers of .txt, .md and .html yield.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/metadata.h"
#include "indexer/sources/read_limits.h"

namespace fundstelle {

struct Document {
  /// What was not read as it is written; the text is indexed all the same.
  struct Notice {
    std::size_t line = 0;  ///< From 1, counted from the beginning of the file; 0: the whole file.
    std::string reason;
  };

  std::string text;
  std::string heading;  ///< The first heading; empty when there is none.
  Metadata metadata;
  std::vector<Notice> notices;
  std::string cut_short;  ///< Why a part of the text could not be read; empty when all was.
};

/// Each of these takes a whole file as valid UTF-8 with LF at the ends of lines; `parts_memory` is
/// that of ReadLimits.
Document read_text(std::string_view source);
Document read_markdown(std::string_view source,
                       std::uint64_t parts_memory = ReadLimits().parts_memory);
Document read_html(std::string_view source, std::uint64_t parts_memory = ReadLimits().parts_memory);

/// The encoding that HTML declares in <meta> within its first bytes, as written; empty without.
std::string declared_encoding(std::string_view html);

/// Appends the character that an entity reference such as `&auml;`, `&#228;` or `&#xE4;` stands
/// for, or the reference itself when it stands for nothing. `&#150;` is a dash as in browsers.
void append_entity(std::string& text, std::string_view reference);

}  // namespace fundstelle
