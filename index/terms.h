// Terms: the one place where both programs make them.
//
// | prefix | term                              | example           |
// |--------|-----------------------------------|-------------------|
// | E, D   | stem of an English, German word   | Etension, Dlabor  |
// | SE, SD | the same, in the title            | SElab             |
// | S      | a title's folded word as written  | Slabs             |
// | (none) | the folded word as written        | forschungslabors  |
// | XF     | facet and folded value            | XFcompany:amazon  |
// | Q      | id of the document                | Q/news/a.txt      |
// | P      | file of the document (hash, raw)  | P\x9a…            |
//
// No term has Xapian positions: index/position_record.h says where the stems stand.
//
// Words are folded to lower case, so no word can be taken for a prefix. No term is longer than
// kMaxTermBytes: Xapian refuses a document with a longer one and, with it, every document not yet
// committed. Longer ones keep their beginning and end in a hash, so that they stay findable.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "analyzers/language.h"

namespace fundstelle {

/// Xapian allows 245 bytes, a zero byte counting twice.
inline constexpr std::size_t kMaxTermBytes = 240;

std::string stem_term(Language language, std::string_view stem);
std::string title_term(Language language, std::string_view stem);
std::string exact_term(std::string_view form);
std::string title_form_term(std::string_view form);

/// `key` as facet_key() makes it. With an empty key: the prefix of all the facet's terms.
std::string facet_term(std::string_view facet, std::string_view key);
/// The facet's value as it is compared: `MÜNCHEN` and `Muenchen` have one key, and so have `Brûlot`
/// and `Brulot`.
std::string facet_key(std::string_view value);

std::string id_term(std::string_view id);
std::string file_term(std::uint64_t file);

/// The number under which an index knows a file: a hash of its path.
std::uint64_t file_number(std::string_view path);

}  // namespace fundstelle
