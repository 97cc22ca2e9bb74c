// Words with capitals side by side, of which names are made.
//
// A run holds also the small words that join names: Mississippi Power and Light, Bank of New
// England, Goldman, Sachs and Co. It ends before a possessive's next word, at commas and at
// brackets, so that two names do not become one.
#pragma once

#include <cstddef>

#include "analyzers/vocabulary.h"
#include "indexer/facets/listed_names.h"
#include "indexer/facets/name_context.h"
#include "indexer/facets/name_mention.h"

namespace fundstelle {

class NameRuns {
 public:
  /// Both must outlive the object.
  NameRuns(const ListedNames& listed, const Vocabulary& vocabulary)
      : listed_(listed), vocabulary_(vocabulary) {}

  /// True when no word before `token` belongs to its run.
  bool begins_at(const NameContext& context, std::size_t token) const;
  /// The run from `first` on, of at most kMaxNameWords words.
  NameRange at(const NameContext& context, std::size_t first) const;

  /// Not what stands before names: The, President, Autobauer, Friday.
  bool may_begin_firm(const NameContext& context, std::size_t token) const;
  /// True when nothing but what describes a firm stands before its name, from `range.first` up to
  /// `range.last`: U.S. chipmaker; not Circle, in Circle Express.
  bool is_description(const NameContext& context, NameRange range) const;
  /// A word of the dictionary or, in German, a compound of such: no name by itself.
  bool is_common_word(const NameContext& context, std::size_t token) const;

 private:
  bool joins(const NameContext& context, NameRange run, std::size_t next) const;
  bool joins_behind_comma(const NameContext& context, NameRange run, std::size_t next) const;
  bool is_joint(const NameContext& context, NameRange run, std::size_t token) const;

  const ListedNames& listed_;
  const Vocabulary& vocabulary_;
};

}  // namespace fundstelle
