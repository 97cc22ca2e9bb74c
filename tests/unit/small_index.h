// A database of a few articles, as the indexer would write it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "analyzers/analyzers.h"
#include "index/columns/columns.h"
#include "index/date_slot.h"
#include "index/facets.h"
#include "index/indexed_document.h"
#include "index/slots.h"
#include "index/terms.h"
#include "tests/unit/analyzers/shared_language_data.h"
#include "tests/unit/temporary_folder.h"

namespace fundstelle {

/// One document: words of one language, facet values, a date.
struct SmallDocument {
  std::string id;
  std::string text;
  Language language = Language::kEnglish;
  std::vector<std::pair<std::string, std::string>> values;  ///< Facet and value.
  std::optional<Date> date;
  std::vector<std::pair<std::string, std::uint32_t>> terms{};  ///< More, with occurrences.
};

class SmallIndex {
 public:
  explicit SmallIndex(FacetSchema schema = FacetSchema()) : schema_(std::move(schema)) {}

  void add(const SmallDocument& given) {
    IndexedDocument document;
    document.begin(given.language, given.text.size());
    document.add_words(analyzers_[given.language].analyze(given.text), 0);
    for (const auto& [term, occurrences] : given.terms) document.add_term(term, occurrences);
    for (const Facet& facet : schema_.facets()) {
      std::vector<std::string> values;
      for (const auto& [name, value] : given.values) {
        if (name != facet.name) continue;
        values.push_back(value);
        document.add_term(facet_term(name, facet_key(value)));
      }
      document.add_value(facet.slot, pack_values(values));
    }
    document.add_term(id_term(given.id));
    document.add_value(slots::kId, given.id);
    if (given.date) document.add_value(slots::kDate, date_to_slot(*given.date));
    document.finish();
    database_.add_document(document.to_xapian());
    has_columns_ = false;
  }

  const Xapian::Database& database() {
    database_.commit();
    if (!has_columns_) build_columns(database_, schema_);
    has_columns_ = true;
    database_.commit();
    return database_;
  }
  const FacetSchema& schema() const { return schema_; }

 private:
  TemporaryFolder folder_;
  FacetSchema schema_;
  Analyzers analyzers_{shared_language_data()};
  Xapian::WritableDatabase database_{(folder_.path() / "db").string(), Xapian::DB_CREATE};
  bool has_columns_ = false;
};

}  // namespace fundstelle
