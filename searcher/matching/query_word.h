// The words of a query as each language's analyzer reads them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/analyzer.h"
#include "analyzers/language_data.h"

namespace fundstelle {

struct QueryWord {
  struct Reading {
    std::string stem;                ///< Empty: the word is not looked for in that language.
    std::vector<std::string> parts;  ///< Stems of a compound's parts.
    bool stop = false;
  };

  std::string form;  ///< Folded.
  std::array<Reading, kLanguages.size()> readings;

  const Reading& in(Language language) const {
    return readings[static_cast<std::size_t>(language)];
  }
};

class QueryAnalyzer {
 public:
  /// `data` must outlive the analyzer.
  explicit QueryAnalyzer(const LanguageData& data);

  /// The words of `text`; read in `language` alone, or in both when there is none.
  std::vector<QueryWord> analyze(std::string_view text, std::optional<Language> language);

 private:
  Analyzer english_;
  Analyzer german_;
};

}  // namespace fundstelle
