// Reads from the words around a possible name the signs for and against it (name_signs.h).
//
// Looked at are kContextWords words on either side, all of which a piece of a long text has with
// it, so that a name has the same signs however its text was cut.
#pragma once

#include <cstddef>
#include <string>

#include "analyzers/gazetteer.h"
#include "analyzers/vocabulary.h"
#include "indexer/facets/analyzed_text.h"
#include "indexer/facets/name_mention.h"
#include "indexer/facets/name_signs.h"

namespace fundstelle {

class NameContext {
 public:
  /// Words that a reader of signs looks at beside a name.
  static constexpr std::size_t kContextWords = 8;

  NameContext(const AnalyzedText& text, const Gazetteer& gazetteer, const Vocabulary& vocabulary)
      : text_(text), gazetteer_(gazetteer), vocabulary_(vocabulary) {}

  const AnalyzedText& text() const { return text_; }
  bool german() const { return text_.language == Language::kGerman; }

  /// What the word says of names beside it, by itself and, in German, by its ending.
  NameRoles roles(std::size_t token) const;
  NameRoles roles_with_endings(std::size_t token) const;
  /// The roles of the word as the name of a person or thing: none for one that is written small.
  NameRoles name_roles(std::size_t token) const;

  /// All signs that stand beside the words of `range`.
  NameSigns around(NameRange range) const;
  /// Quickly, and without being right in every case: false when nothing beside `range` can be a
  /// sign by which alone a firm is told.
  bool may_tell_firm(NameRange range) const;
  /// A kind of place before the word: die Stadt Linz, the town of Hof.
  bool has_place_noun_before(std::size_t first) const;
  /// The signs of one word as a name: that it is a given name, a word of the language, a month.
  NameSigns of_word(std::size_t token, NameRoles roles, bool marked) const;

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

 private:
  bool has(std::size_t token) const { return token < text_.tokens.size(); }
  bool joins_behind(std::size_t last) const;
  void read_before(NameRange range, NameSigns& signs) const;
  void read_behind(NameRange range, NameSigns& signs) const;
  void read_compound(NameRange range, NameSigns& signs) const;
  bool has_apposition_behind(std::size_t last) const;
  bool has_relation_before(std::size_t first) const;
  bool has_listed_beside(NameRange range, NameKind kind) const;
  bool is_listed_before(std::size_t last, NameKind kind) const;
  bool is_listed_behind(std::size_t first, NameKind kind) const;
  bool is_listed(NameRange range, NameKind kind) const;

  const AnalyzedText& text_;
  const Gazetteer& gazetteer_;
  const Vocabulary& vocabulary_;
};

}  // namespace fundstelle
