#include "searcher/matching/query_word.h"

#include <algorithm>
#include <utility>

namespace fundstelle {

// Both analyzers find the same words: they differ in stems, function words and parts only.
std::vector<QueryWord> QueryAnalyzer::analyze(std::string_view text,
                                              std::optional<Language> language,
                                              bool capitals_count) {
  std::vector<QueryWord> words;
  for (const Language reader : kLanguages) {
    if (language && reader != *language) continue;
    for (const Token& token : analyzers_[reader].analyze(text)) {
      words.resize(std::max<std::size_t>(words.size(), token.position));
      QueryWord& word = words[token.position - 1];
      QueryWord::Reading& reading = word.readings[reader];
      switch (token.kind) {
        case TokenKind::kWord:
          word.form = token.form;
          reading.stem = token.stem;
          reading.stop = token.stop;
          break;
        case TokenKind::kPart:
          reading.parts.emplace_back(token.stem);
          break;
        case TokenKind::kVariant:
          reading.variants.emplace_back(token.stem);
          break;
        case TokenKind::kAcronym:  // with full stops it is one in any case
          if (!capitals_count && token.form.find('.') == token.form.npos) break;
          reading.stop = false;
          reading.stem_in_phrase = std::exchange(reading.stem, token.stem);
          break;
        case TokenKind::kJoined:
          reading.joined = token.stem;
          break;
      }
    }
  }
  return words;
}

}  // namespace fundstelle
