#include "indexer/facets/name_finder.h"

#include <vector>

#include "indexer/facets/text_clues.h"

namespace fundstelle {
namespace {

// A name, and what is looked at beside it.
static_assert(kMaxNameWords + NameContext::kContextWords <= NameFinder::kContextWords);

constexpr std::size_t kMinSmallWord = 3;  // bytes

}  // namespace

FoundNames NameFinder::find(const AnalyzedText& text) const {
  NameSearch search;
  find(text, 0, text.tokens.size(), search);
  return search.names();
}

void NameFinder::find(const AnalyzedText& piece, std::size_t first, std::size_t end,
                      NameSearch& search) const {
  const NameContext context(piece, data_.gazetteer(), data_.vocabulary());
  const bool english = piece.language == Language::kEnglish;
  std::vector<NameMention> mentions;
  std::size_t next = first;
  while (next < end && piece.tokens[next].start < search.next) ++next;
  for (std::size_t at = first; at < end; ++at) {
    const Token& token = piece.tokens[at];
    // In German, only what is no noun is small, so it tells little.
    if (english && !token.stop && token.form.size() >= kMinSmallWord &&
        !looks_like_name(piece.written(at))) {
      search.add_small_word(token.form);
    }
    if (at < next) continue;
    mentions.clear();
    next = candidates_.read(context, at, mentions);
    for (const NameMention& mention : mentions) {
      search.add(mention, piece.tokens[mention.range.first].start,
                 piece.tokens[mention.range.last].end);
    }
    search.next = next < piece.tokens.size() ? piece.tokens[next].start : piece.tokens.back().end;
  }
}

}  // namespace fundstelle
