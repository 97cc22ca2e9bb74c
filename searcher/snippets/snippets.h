// Chooses the fragments of a text that show why it was found.
//
// A fragment is a run of whole sentences where they fit, else of whole words. Candidates are the
// passages that begin with a marked place; each is scored like a small document: every rule counts
// once by its weight, further places of the same rule count little. The best ones that do not
// overlap are given in the order of the text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analyzers/language.h"
#include "searcher/matching/highlight_rules.h"
#include "searcher/output/results.h"
#include "searcher/snippets/marker.h"

namespace fundstelle {

struct SnippetOptions {
  std::size_t fragments = 2;
  std::size_t max_characters = 240;  ///< Of one fragment.
};

/// Without any marks: the beginning of the text, behind `title` where the text starts with it.
/// `marks` as MarkFinder gives them for `text`. Invariants: a snippet's text is the stored text
/// from `offset` on; highlights lie inside it, on character borders, ascending and without overlap.
std::vector<Snippet> make_snippets(std::string_view text, std::string_view title, Language language,
                                   const std::vector<Mark>& marks, const HighlightRules& rules,
                                   const SnippetOptions& options);

}  // namespace fundstelle
