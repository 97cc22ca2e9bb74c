// The words of a query as each language's analyzer reads them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/analyzers.h"
#include "analyzers/by_language.h"
#include "analyzers/language_data.h"

namespace fundstelle {

struct QueryWord {
  struct Reading {
    std::string stem;                   ///< Empty: the word is not looked for in that language.
    std::string stem_in_phrase;         ///< When it is another one there.
    std::vector<std::string> parts;     ///< Stems of a compound's parts.
    std::vector<std::string> variants;  ///< Stems of other spellings, which are as good.
    std::string joined;                 ///< Stem of this word and those behind it written as one.
    bool stop = false;

    const std::string& phrase_stem() const {
      return stem_in_phrase.empty() ? stem : stem_in_phrase;
    }
  };

  std::string form;  ///< Folded.
  ByLanguage<Reading> readings;

  const Reading& in(Language language) const { return readings[language]; }
};

class QueryAnalyzer {
 public:
  /// `data` must outlive the analyzer.
  explicit QueryAnalyzer(const LanguageData& data) : analyzers_(data) {}

  /// The words of `text`; read in `language` alone, or in both when there is none.
  /// `capitals_count`: whether WHO is an organisation and not the function word.
  std::vector<QueryWord> analyze(std::string_view text, std::optional<Language> language,
                                 bool capitals_count);

 private:
  Analyzers analyzers_;
};

}  // namespace fundstelle
