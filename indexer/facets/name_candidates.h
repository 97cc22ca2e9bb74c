// Finds the words of a text that may name a firm or a city: candidates, with the signs that stand
// beside each (name_context.h).
//
// Three kinds: what a list holds (listed_names.h), longest match first; names that no list holds,
// told by a legal form, a ticker, an end such as Industries, or by what stands beside them; and
// places that no list holds (unknown_names.h). A longer name takes the place of those inside it.
#pragma once

#include <cstddef>
#include <vector>

#include "analyzers/gazetteer.h"
#include "analyzers/vocabulary.h"
#include "indexer/facets/listed_names.h"
#include "indexer/facets/name_context.h"
#include "indexer/facets/name_runs.h"
#include "indexer/facets/unknown_names.h"

namespace fundstelle {

/// Not copyable: its parts point at each other.
class NameCandidates {
 public:
  /// Both must outlive the object.
  NameCandidates(const Gazetteer& gazetteer, const Vocabulary& vocabulary)
      : listed_(gazetteer), runs_(listed_, vocabulary), unknown_(listed_, runs_) {}
  NameCandidates(const NameCandidates&) = delete;
  NameCandidates& operator=(const NameCandidates&) = delete;

  /// Appends the mention that begins at or right behind `token`, if there is one, and returns the
  /// word to go on with.
  std::size_t read(const NameContext& context, std::size_t token,
                   std::vector<NameMention>& mentions) const;

 private:
  std::size_t read_longer(const NameContext& context, const ListedName& listed, NameRange run,
                          std::vector<NameMention>& mentions) const;

  ListedNames listed_;
  NameRuns runs_;
  UnknownNames unknown_;
};

}  // namespace fundstelle
