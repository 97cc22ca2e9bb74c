// The language data that all analyzers share: stop words, names and the words of German compounds,
// in one memory-mapped file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "analyzers/compound_splitter.h"
#include "analyzers/gazetteer.h"
#include "analyzers/language.h"
#include "analyzers/spelling_variants.h"
#include "analyzers/vocabulary.h"
#include "analyzers/word_list.h"
#include "base/mapped_file.h"

namespace fundstelle {

class LanguageData {
 public:
  /// Throws Error when the file is absent or not of this version.
  explicit LanguageData(const std::filesystem::path& file);

  const WordList& stop_words(Language language) const {
    return language == Language::kGerman ? german_stop_words_ : english_stop_words_;
  }
  const Gazetteer& gazetteer() const { return gazetteer_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  /// British and American spellings as one, and irregular forms as the word they are of.
  const SpellingVariants& spellings(Language language) const {
    return language == Language::kGerman ? german_forms_ : english_spellings_;
  }
  const CompoundExceptions& compound_exceptions() const { return compound_exceptions_; }
  /// Of everything in the file.
  std::uint64_t checksum() const { return checksum_; }

 private:
  MappedFile file_;
  WordList english_stop_words_;
  WordList german_stop_words_;
  Gazetteer gazetteer_;
  Vocabulary vocabulary_;
  CompoundExceptions compound_exceptions_;
  SpellingVariants english_spellings_;
  SpellingVariants german_forms_;
  std::uint64_t checksum_ = 0;
};

/// Where the file lies: share/fundstelle/fundstelle.dat beside the folder of the running program,
/// in the build tree as well as installed.
std::filesystem::path default_language_data_path();

/// What the terms of an index depend on: analyzer version, Xapian and ICU versions, and the
/// checksum of the language data. Indexes with another fingerprint are rebuilt.
std::string analyzer_fingerprint(const LanguageData& data);

}  // namespace fundstelle
