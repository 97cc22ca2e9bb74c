#include "searcher/matching/query_word.h"

#include <algorithm>

namespace fundstelle {

QueryAnalyzer::QueryAnalyzer(const LanguageData& data)
    : english_(Language::kEnglish, data), german_(Language::kGerman, data) {}

// Both analyzers find the same words: they differ in stems, function words and parts only.
std::vector<QueryWord> QueryAnalyzer::analyze(std::string_view text,
                                              std::optional<Language> language) {
  std::vector<QueryWord> words;
  for (const Language reader : kLanguages) {
    if (language && reader != *language) continue;
    Analyzer& analyzer = reader == Language::kGerman ? german_ : english_;
    for (const Token& token : analyzer.analyze(text)) {
      words.resize(std::max<std::size_t>(words.size(), token.position));
      QueryWord& word = words[token.position - 1];
      QueryWord::Reading& reading = word.readings[static_cast<std::size_t>(reader)];
      if (token.kind == TokenKind::kPart) {
        reading.parts.emplace_back(token.stem);
      } else {
        word.form = token.form;
        reading.stem = token.stem;
        reading.stop = token.stop;
      }
    }
  }
  return words;
}

}  // namespace fundstelle
