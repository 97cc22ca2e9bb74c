// Folding: what makes two spellings of a word the same before any stemming.
#pragma once

#include <string>
#include <string_view>

namespace fundstelle {

/// NFKC, case folding (ß becomes ss), default-ignorable characters such as the soft hyphen out, and
/// every apostrophe, or what is typed for one (`, ´), as U+0027. `text` is valid UTF-8.
std::string fold(std::string_view text);

/// The bytes of the apostrophe, or of what is typed for one, that `text` begins with; 0 if it
/// begins otherwise.
std::size_t apostrophe_size(std::string_view text);

/// The byte of `written` behind the characters that make the first `offset` bytes of its folded
/// `form`: with what has no form of its own, such as a soft hyphen, left of it.
std::size_t unfold_offset(std::string_view written, std::string_view form, std::size_t offset);

/// fold(), with ä ö ü written as ae oe ue, white space runs as one space and none at the ends: the
/// key under which names and facet values are compared.
std::string fold_name(std::string_view text);

/// True when the first character of `text` is an upper-case or title-case letter.
bool starts_upper(std::string_view text);

}  // namespace fundstelle
