// The analyzers of all languages, for texts and queries that may be in any.
#pragma once

#include <cstddef>

#include "analyzers/analyzer.h"
#include "analyzers/by_language.h"
#include "analyzers/language.h"
#include "analyzers/language_data.h"

namespace fundstelle {

/// Not safe for use by two threads at once: give each its own.
class Analyzers {
 public:
  /// `data` must outlive the analyzers. Each of them remembers `max_remembered` spellings at most
  /// (analyzer.h).
  explicit Analyzers(const LanguageData& data, std::size_t max_remembered = 300'000)
      : analyzers_{Analyzer(Language::kEnglish, data, max_remembered),
                   Analyzer(Language::kGerman, data, max_remembered)} {}

  Analyzer& operator[](Language language) { return analyzers_[language]; }

 private:
  ByLanguage<Analyzer> analyzers_;
};

}  // namespace fundstelle
