// Chooses the fragments of a text that show why it was found.
//
// A fragment is a run of whole sentences where they fit, else of whole words. Candidates are the
// passages that begin with a marked place; each is scored like a small document: every rule counts
// once by its weight, further places of the same rule count little. The best ones that do not
// overlap are given in the order of the text.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "analyzers/language.h"
#include "searcher/model/highlight_rules.h"
#include "searcher/model/results.h"
#include "searcher/snippets/marker.h"
#include "searcher/snippets/passages.h"

namespace fundstelle {

struct SnippetOptions {
  std::size_t fragments = 2;
  std::size_t max_characters = 240;  ///< Of one fragment.
};

/// Chooses fragments while marks are being found. Of a text with very many, it keeps neither all
/// marks nor all passages.
class SnippetSearch {
 public:
  /// The references must outlive the object.
  SnippetSearch(std::string_view text, std::string_view title, Language language,
                const HighlightRules& rules, const SnippetOptions& options);

  /// Marks ascend by start.
  void add(const Mark& mark);

  /// The marks that lie in the text from `start` to `end`.
  using MarkAgain = std::function<std::vector<Mark>(std::size_t start, std::size_t end)>;

  /// What make_snippets() gives. To be called once, behind the last mark; `mark_again` is called
  /// for the fragments of a text with very many marks.
  std::vector<Snippet> finish(const MarkAgain& mark_again);

 private:
  std::string_view text_;
  std::string_view title_;
  Language language_;
  SnippetOptions options_;
  PassageSearch passages_;
  std::size_t count_ = 0;
  std::vector<Mark> marks_;  // as long as they are few
};

/// Without any marks: the beginning of the text, behind `title` where the text starts with it.
/// `marks` as MarkFinder gives them for `text`. Invariants: a snippet's text is the stored text
/// from `offset` on; highlights lie inside it, on character borders, ascending and without overlap.
std::vector<Snippet> make_snippets(std::string_view text, std::string_view title, Language language,
                                   const std::vector<Mark>& marks, const HighlightRules& rules,
                                   const SnippetOptions& options);

}  // namespace fundstelle
