// Splits German compounds: Forschungslabor into Forschungs and labor.
//
// After Koehn & Knight, "Empirical Methods for Compound Splitting" (EACL 2003): of all ways to
// cover the whole word with known words and linking elements, the one whose parts have the highest
// geometric mean of frequencies, if that beats the word's own frequency.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/compound_exceptions.h"
#include "analyzers/compound_parts.h"
#include "analyzers/gazetteer.h"
#include "analyzers/vocabulary.h"

namespace fundstelle {

struct CompoundPart {
  std::size_t start = 0;  ///< First byte in the folded word.
  std::size_t end = 0;    ///< Behind the last byte, linking element included.
  std::string base;       ///< The word it stands for, folded: `forschung`, `schule`.
};

class CompoundSplitter {
 public:
  /// `exceptions` must outlive the splitter.
  CompoundSplitter(const Vocabulary& vocabulary, const Gazetteer& names,
                   const CompoundExceptions& exceptions);

  /// The parts of a folded word whose stem is `stem`; none when it is no compound.
  std::vector<CompoundPart> split(std::string_view form, std::string_view stem) const;

 private:
  std::size_t unknown_part_end(const CompoundWord& word,
                               const std::vector<PossiblePart>& last) const;
  bool is_name(const std::string& key, const KnownWord& word) const;
  std::vector<CompoundPart> split_once(std::string_view form, std::string_view stem) const;

  Vocabulary vocabulary_;
  Gazetteer names_;
  CompoundParts parts_;
  const CompoundExceptions* exceptions_;
};

}  // namespace fundstelle
