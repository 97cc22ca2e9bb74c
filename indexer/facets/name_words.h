// What the words of a text are, as far as names are concerned: parts of legal forms, tickers,
// numbers, words of the language, words that say something of a name beside them.
#pragma once

#include <cstddef>

#include "analyzers/gazetteer.h"
#include "analyzers/vocabulary.h"
#include "indexer/facets/analyzed_text.h"
#include "indexer/facets/name_mention.h"

namespace fundstelle {

/// Tokens are given by their numbers in the text.
class NameWords {
 public:
  /// All must outlive the object.
  NameWords(const AnalyzedText& text, const Gazetteer& gazetteer, const Vocabulary& vocabulary)
      : text_(text), gazetteer_(gazetteer), vocabulary_(vocabulary) {}

  const AnalyzedText& text() const { return text_; }
  bool german() const { return text_.language == Language::kGerman; }

  /// What the word says of names beside it, by itself and, in German, by its ending.
  NameRoles roles(std::size_t token) const;
  NameRoles roles_with_endings(std::size_t token) const;
  /// The roles of the word as the name of a person or thing: none for one that is written small.
  NameRoles name_roles(std::size_t token) const;

  /// True for a legal form as it is written behind a name: `as`, `co` or `se` in small letters are
  /// words.
  bool is_legal_form(std::size_t token) const;
  /// The last word of the legal form behind `last` ("SE & Co. KGaA"), or `last` where there is
  /// none.
  std::size_t behind_legal_form(std::size_t last) const;
  bool has_ticker_behind(std::size_t last) const;
  bool is_exchange(std::size_t token) const;  ///< (NYSE: GM)
  /// Behind the ticker in angle brackets (<GM>, <TSBA.T>) that begins at `token`, or `token`.
  std::size_t behind_ticker(std::size_t token) const;
  bool is_in_angle_brackets(NameRange range) const;  ///< <Quibbleton Widgets Inc>
  bool is_number(std::size_t token) const;
  bool is_small(std::size_t token) const;  ///< Does not look like a name.
  /// A word of the dictionary of German.
  bool is_german_word(std::size_t token) const;

 protected:
  bool has(std::size_t token) const { return token < text_.tokens.size(); }
  bool joins_behind(std::size_t last) const;

  const AnalyzedText& text_;
  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
};

}  // namespace fundstelle
