// Finds what is to be marked in a text.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/by_language.h"
#include "analyzers/token.h"
#include "searcher/model/highlight_rules.h"

namespace fundstelle {

/// One place where a rule is met.
struct Mark {
  std::size_t start = 0;  ///< Bytes, half-open.
  std::size_t end = 0;
  std::size_t rule = 0;         ///< Index into the rules.
  std::size_t words_start = 0;  ///< The whole words it lies in: more than itself for a part.
  std::size_t words_end = 0;
};

/// Looks each token up among the first words of all rules at once: a pasted article has thousands.
class MarkFinder {
 public:
  /// `rules` must outlive the finder.
  explicit MarkFinder(const HighlightRules& rules);

  /// The places in a text with these tokens where rules are met, ascending by start. A phrase is
  /// one place, from its first word to its last; places of different rules may overlap.
  std::vector<Mark> find(std::span<const Token> tokens, Language language, bool in_title) const;

  const HighlightRules& rules() const { return rules_; }

 private:
  using Numbers = std::vector<std::size_t>;  // of rules, ascending

  void find_candidates(const Token& token, Language language, Numbers& numbers) const;

  const HighlightRules& rules_;
  // By what their first words have to be.
  ByLanguage<std::unordered_map<std::string_view, Numbers>> by_stem_;
  std::unordered_map<std::string_view, Numbers> by_form_;
  std::map<std::size_t, std::unordered_map<std::string_view, Numbers>> by_prefix_;  // by its size
};

/// The ranges covered by `marks`, ascending, without overlap.
std::vector<std::pair<std::size_t, std::size_t>> merge_ranges(std::vector<Mark> marks);

}  // namespace fundstelle
