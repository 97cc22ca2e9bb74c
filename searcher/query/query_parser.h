// Reads the query language (CONTRACT: words, + -, AND OR NOT ( ), "phrases", NEAR/n, prefix*,
// field:value, *) into a query tree by recursive descent.
//
// Grammar, loosest binding first:
//   query   := or
//   or      := and ( OR and )*
//   and     := many ( AND many )*           so `oil price AND opec` is (oil price) AND opec
//   many    := item+                        words beside each other
//   item    := ('+' | '-' | NOT)? near
//   near    := primary ( NEAR/n primary )*  of words and phrases; NEAR alone is NEAR/10
//   primary := '(' or ')' | '"' words '"' | field ':' value | word '*' | word | '*'
//
// Operators count only in capitals, as whole tokens and outside quotes. Tokens without any letter
// or digit are punctuation and say nothing; neither do empty quotes and parentheses. A field is
// its name in small letters and a colon right in front of its value: `title` and `exact`, which
// take a word or a phrase, or a facet, which takes a run of characters or a quoted text. Every
// other colon is text: `Breaking: oil`, `foo:bar`, `https://…`, `12:30`.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "searcher/query/query_tree.h"

namespace fundstelle::query {

/// Longest query that is read, in bytes; longer ones are refused with a message.
inline constexpr std::size_t kMaxQueryBytes = 1 << 20;
/// Deepest nesting of parentheses.
inline constexpr int kMaxDepth = 200;

struct ParseOptions {
  std::set<std::string> facets;  ///< Names that make `name:value` a filter.
};

/// Throws Error with the column (in characters, from 1) and a caret line in its hint when the
/// query cannot be read: unbalanced quotes or parentheses, an operator without an operand, an
/// empty query, one without any word. Takes linear time.
/// Ill-formed UTF-8 is repaired first; the ranges of the tree then refer to the repaired text
/// (repair_utf8), else to `text`.
Node parse(std::string_view text, const ParseOptions& options);

/// Plain words, as in a batch's `text`: operators and marks mean nothing. One kMany node of words,
/// even of a single one. Throws Error when there is no word or the text is too long.
Node parse_plain(std::string_view text);

}  // namespace fundstelle::query
