// Cuts the text of a query into tokens. Knows quotes, signs and capital operators; nothing of
// fields, prefixes or nesting, which are the parser's.
//
// Invariants: tokens ascend and do not overlap; the last one is kEnd, and there is only one; a
// kPlus or kMinus is followed directly, without space, by a kWord, a kQuoted or a kOpen.
#pragma once

#include <string_view>
#include <vector>

#include "searcher/query/query_tree.h"

namespace fundstelle::query {

/// What a bare NEAR means: NEAR/10.
inline constexpr unsigned kDefaultDistance = 10;
/// The largest n of NEAR/n.
inline constexpr unsigned kMaxDistance = 1000;

enum class TokenKind {
  kWord,    ///< A run of characters up to white space, a parenthesis or a quotation mark.
  kQuoted,  ///< `text` is what stands between the quotes.
  kOpen,
  kClose,
  kPlus,
  kMinus,
  kNot,
  kAnd,
  kOr,
  kNear,
  kEnd,
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string_view text{};  ///< As typed; a view into the query.
  Range range{};            ///< Bytes of the query, quotes included.
  unsigned distance = 0;    ///< kNear only.
};

/// Reads valid UTF-8 in linear time. A `+` or `-` is a sign only in front of something it touches
/// and behind white space, the start or an opening parenthesis; elsewhere, and in runs such as
/// `--`, it is punctuation. Typographic quotes without a counterpart are punctuation, too.
/// Throws Error for a `"` that is never closed and for NEAR/ without a number from 1 to 1000.
std::vector<Token> lex(std::string_view query);

}  // namespace fundstelle::query
