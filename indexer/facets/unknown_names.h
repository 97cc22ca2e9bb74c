// Names that no list holds, told by their form or by what stands beside them.
#pragma once

#include <optional>

#include "indexer/facets/listed_names.h"
#include "indexer/facets/name_context.h"
#include "indexer/facets/name_mention.h"
#include "indexer/facets/name_runs.h"

namespace fundstelle {

class UnknownNames {
 public:
  /// Both must outlive the object.
  UnknownNames(const ListedNames& listed, const NameRuns& runs) : listed_(listed), runs_(runs) {}

  /// The firm in `run` that its legal form, its ticker, angle brackets or its last word tell.
  std::optional<NameMention> firm(const NameContext& context, NameRange run) const;
  /// The firm in `run` that only the words around it tell: the chipmaker X, X shares, X-Aktie.
  std::optional<NameMention> firm_by_context(const NameContext& context, NameRange run) const;
  /// The place that `run` is, in a dateline or behind a kind of place: the town of Mehrabpur.
  std::optional<NameMention> place(const NameContext& context, NameRange run) const;

 private:
  bool cut_to_head(const NameContext& context, NameRange& name, NameSigns& signs) const;
  bool cut_foreign(const NameContext& context, NameRange& name) const;
  bool is_plausible(const NameContext& context, NameRange name, NameSigns signs) const;
  bool may_be_told(const NameContext& context, NameRange name) const;

  const ListedNames& listed_;
  const NameRuns& runs_;
};

}  // namespace fundstelle
