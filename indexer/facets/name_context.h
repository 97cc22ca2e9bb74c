// Reads from the words around a possible name the signs for and against it (name_signs.h).
//
// Looked at are kContextWords words on either side, all of which a piece of a long text has with
// it, so that a name has the same signs however its text was cut.
#pragma once

#include <cstddef>

#include "indexer/facets/name_mention.h"
#include "indexer/facets/name_signs.h"
#include "indexer/facets/name_words.h"

namespace fundstelle {

class NameContext : public NameWords {
 public:
  /// Words that a reader of signs looks at beside a name.
  static constexpr std::size_t kContextWords = 8;

  using NameWords::NameWords;

  /// All signs that stand beside the words of `range`.
  NameSigns around(NameRange range) const;
  /// Quickly, and without being right in every case: false when nothing beside `range` can be a
  /// sign by which alone a firm is told.
  bool may_tell_firm(NameRange range) const;
  /// A kind of place before the word: die Stadt Linz, the town of Hof.
  bool has_place_noun_before(std::size_t first) const;
  /// The signs of one word as a name: that it is a given name, a word of the language, a month.
  NameSigns of_word(std::size_t token, NameRoles roles, bool marked) const;

 private:
  void read_before(NameRange range, NameSigns& signs) const;
  void read_behind(NameRange range, NameSigns& signs) const;
  void read_compound(NameRange range, NameSigns& signs) const;
  bool has_apposition_behind(std::size_t last) const;
  bool has_relation_before(std::size_t first) const;
  bool has_listed_beside(NameRange range, NameKind kind) const;
  bool is_listed_before(std::size_t last, NameKind kind) const;
  bool is_listed_behind(std::size_t first, NameKind kind) const;
  bool is_listed(NameRange range, NameKind kind) const;
};

}  // namespace fundstelle
