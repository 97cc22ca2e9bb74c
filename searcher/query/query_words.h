// The leaves of the query language: what a single word or quotation means, and which names in front
// of a colon are fields.
//
// `query` is always the whole query, valid UTF-8; the other views point into it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "searcher/query/query_tree.h"

namespace fundstelle::query {

inline constexpr std::string_view kTitleField = "title";
inline constexpr std::string_view kExactField = "exact";

/// A name in front of a colon that means something.
struct Field {
  std::string name;  ///< As configured.
  bool is_facet = false;
};

/// The field called `name`, in small letters: title, exact or one of `facets`, whose names may have
/// capitals.
std::optional<Field> find_field(std::string_view name, const std::set<std::string>& facets);

/// A kWord, kPrefix or kAll node for `text`, which stands at the end of `range` (a field may stand
/// in front of it). Nothing when it is mere punctuation. Throws Error for a * at the start or in
/// the middle of a word and for word~. Where there is no letter (`5*3`, `~100`) and in addresses, *
/// and ~ mean nothing, but for the * of a prefix.
std::optional<Node> read_word(std::string_view query, std::string_view text, Range range,
                              std::string_view field);

/// A kPhrase node for the words in `text`, what stands between the quotes; a kWord node for a
/// single one. Nothing when there is no word. Operators, signs and * mean nothing inside.
std::optional<Node> read_phrase(std::string_view query, std::string_view text, Range range,
                                std::string_view field);

}  // namespace fundstelle::query
