// Names that a list holds: the longest match at a word, and whether it names a firm or a city.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analyzers/gazetteer.h"
#include "indexer/facets/name_context.h"
#include "indexer/facets/name_mention.h"

namespace fundstelle {

struct ListedName {
  NameRange range;
  NameLookup names;
  std::string key;  ///< Of the form that the list holds.

  bool found() const { return names.company || names.city || names.not_a_name; }
};

class ListedNames {
 public:
  /// `gazetteer` must outlive the object.
  explicit ListedNames(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

  /// The longest name that begins at `first`; not found() where there is none.
  ListedName longest(const AnalyzedText& text, std::size_t first) const;

  /// What the list holds of the words of `range` as they are.
  NameLookup find(const AnalyzedText& text, NameRange range) const {
    return gazetteer_.find(key_of(text, range));
  }

  /// True when the last words of `range`, or all of them, name a firm.
  bool ends_with_company(const AnalyzedText& text, NameRange range) const;

  /// Appends the firm or the city that `listed` is, whichever has the higher score; nothing for
  /// what is the name of something else.
  void add(const NameContext& context, ListedName listed, std::vector<NameMention>& mentions) const;

  /// Appends the city of which the word is the adjective (Wiener, Münchner), if it is a large one
  /// and a noun stands behind.
  void add_adjective(const NameContext& context, std::size_t token,
                     std::vector<NameMention>& mentions) const;

 private:
  NameSigns company_signs(const NameContext& context, const ListedName& listed) const;
  NameSigns city_signs(const NameContext& context, const ListedName& listed) const;

  const Gazetteer& gazetteer_;
};

}  // namespace fundstelle
