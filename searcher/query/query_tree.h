// A query as read, before it becomes a Xapian query: a small tree of nodes.
//
// Every node knows the bytes of the query text it came from, for messages, `--explain` and marks.
// The tree holds words as typed: analysis happens when it is compiled
// (searcher/matching/query_compiler.h).
//
// Invariants: ranges lie on character borders, and children's ranges inside their parent's; kAnd,
// kOr, kNear and kPhrase have two children or more; a kMany has one child only when that child
// must, or must not, match.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::query {

/// A half-open range of bytes.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const Range&, const Range&) = default;
};

enum class Kind {
  kAll,     ///< `*`: every document.
  kWord,    ///< One word; `field` is empty, `title` or `exact`.
  kPhrase,  ///< Children are words, adjacent and in this order; `field` (of this node) as for
            ///< words.
  kNear,    ///< Children are words or phrases, in either order, at most `distance` words between.
  kPrefix,  ///< `text` is the prefix without the `*`; `field` is empty or `title`.
  kFilter,  ///< `field` is a facet's name, `text` the value as typed (quotes removed).
  kMany,    ///< Words beside each other: any may match, more is better. Children carry `occur`.
            ///< With exclusions only: every document but those.
  kAnd,     ///< Every child matches.
  kOr,      ///< Some child matches.
  kNot,     ///< The one child does not match. Only below kAnd and kOr, as in `a AND NOT b`.
};

/// So many places of equal words are told apart: enough for any question.
inline constexpr std::size_t kMaxPlaces = 10;

/// How a child takes part in a kMany node.
enum class Occur { kMay, kMust, kMustNot };

struct Node {
  Kind kind = Kind::kMany;
  Occur occur = Occur::kMay;  ///< Meaningful for the children of a kMany node only.
  std::string field{};
  std::string text{};
  unsigned distance = 0;             ///< kNear only.
  unsigned times = 1;                ///< How often it was written side by side: it weighs so much.
  Range range{};                     ///< Bytes of the query text.
  std::vector<std::size_t> again{};  ///< Bytes where it stands the next times, kMaxPlaces at most.
  std::vector<Node> children{};

  friend bool operator==(const Node&, const Node&) = default;
};

/// True when there are several words and no small ASCII letter in any.
bool is_in_capitals(const Node& tree);

/// The tree as one line, for tests and `--explain`. Words, prefixes and `*` as they are, with their
/// field in front; everything else as `(KIND CHILD...)`, with must and not around the children of
/// a kMany that are not optional:
/// `(many Labor (must title:Amazon) (not (phrase alte Häuser)) (filter city "New York"))`.
/// What was written several times is in `(times N …)`.
std::string to_string(const Node& node);

}  // namespace fundstelle::query
